using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Training.Settings;

namespace ImrPredict.Train.Commands;

/// <summary>The options of commands that train: a settings file, and a seed that overrides it.</summary>
internal sealed class TrainingArguments
{
    private readonly Option<string?> _file = new("--options")
    {
        Description = "Settings of training as JSON; an unknown setting is an error. The settings used are saved "
            + "beside the model as options.json, which can be given here.",
        HelpName = "FILE",
    };

    private readonly Option<int?> _seed = CommonOptions.AnyWhole(
        new Option<int?>("--seed") { Description = "Seed of every random draw (default 1).", HelpName = "N" });

    private readonly Option<string?> _for = new("--for")
    {
        Description = "Source that the others must help: name of a file, or a kind of input (dwc-letter, dmhc-file, "
            + "hicric, case-table). Its rows alone judge, and a source that makes them worse is left out. Default: the "
            + "source of the latest decision judges the sources; all rows give the figures.",
        HelpName = "SOURCE",
    };

    public IEnumerable<Option> Options => [_file, _seed, _for];

    public TrainingOptions Read(ParseResult arguments, Terminal terminal)
    {
        IReadOnlyList<string> warnings = [];
        var options = arguments.GetValue(_file) is { } file
            ? TrainingOptionsFile.Load(file, out warnings)
            : new TrainingOptions();
        foreach (var warning in warnings)
        {
            terminal.Warn(warning);
        }

        return options with
        {
            Seed = arguments.GetValue(_seed) ?? options.Seed,
            Target = arguments.GetValue(_for) ?? options.Target,
        };
    }
}
