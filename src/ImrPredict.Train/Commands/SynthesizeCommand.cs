using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.CommandLine;
using ImrPredict.Synthesis;

namespace ImrPredict.Train.Commands;

internal static class SynthesizeCommand
{
    private static readonly CorpusOptions Defaults = new();
    private static readonly CommonOptions Common = new();
    private static readonly Option<int> Letters = Number("--letters", "Letters to write.", Defaults.Letters);
    private static readonly Option<int> Seed = Number("--seed", "Seed; the same settings give the same bytes.", Defaults.Seed);
    private static readonly Option<int> Pdfs = Number("--pdf", "How many of the letters are PDFs, evenly spread.", Defaults.PdfCount);
    private static readonly Option<int> PlanRows = Number("--plan-rows", "Rows of the DMHC-like file; 0 writes none.", Defaults.PlanRows);
    private static readonly Option<int> Backlog = Number("--backlog", "Cases of the open backlog; 0 writes none.", Defaults.BacklogCases);

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "Folder to write into.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<(int From, int To)> Years = new("--years")
    {
        Description = "Years of decision, e.g. 2014-2024, within 2013-2025.",
        HelpName = "FROM-TO",
        DefaultValueFactory = _ => (Defaults.FromYear, Defaults.ToYear),
        CustomParser = ParseYears,
    };

    private static readonly Option<LetterLayout[]> Layouts = new("--layouts")
    {
        Description = "Layouts to write, L1 to L7 (default: each year's own).",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<LetterArtefacts[]> Artefacts = new("--artefacts")
    {
        Description = "Extraction artefacts that may occur: None, All or names such as FormFeeds, HyphenatedLineEnds.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [Defaults.Artefacts],
    };

    private static readonly Option<double> SummaryBias = new("--summary-bias")
    {
        Description = "How far summaries lean to the verdict, 0 to 0.3: the probability that a fact against it is left out.",
        DefaultValueFactory = _ => Defaults.SummaryBias,
    };

    private static readonly Option<bool> Packed = new("--packed")
    {
        Description = "Write one letters.jsonl instead of a text file a letter; for large corpora.",
    };

    public static Command Create()
    {
        var command = new Command(
            "synthesize", "Write a synthetic corpus of our own: letters, a DMHC-like file, a backlog and the truth about them.")
        {
            Letters, Seed, Out, Years, Layouts, Artefacts, Pdfs, Packed, PlanRows, Backlog, SummaryBias,
        };
        Common.AddTo(command);
        command.Action(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = new Terminal(arguments.GetValue(Common.Quiet), dataOnStandardOutput: false);
        var folder = arguments.GetRequiredValue(Out);
        var years = arguments.GetValue(Years);
        var options = new CorpusOptions
        {
            Letters = arguments.GetValue(Letters),
            Seed = arguments.GetValue(Seed),
            FromYear = years.From,
            ToYear = years.To,
            Layouts = arguments.GetValue(Layouts) ?? [],
            Artefacts = arguments.GetRequiredValue(Artefacts).Aggregate(LetterArtefacts.None, (all, one) => all | one),
            PdfCount = Math.Min(arguments.GetValue(Pdfs), arguments.GetValue(Letters)),
            Packed = arguments.GetValue(Packed),
            PlanRows = arguments.GetValue(PlanRows),
            BacklogCases = arguments.GetValue(Backlog),
            SummaryBias = arguments.GetValue(SummaryBias),
        };
        Check(options);
        terminal.Progress.Start();
        var summary = CorpusWriter.Write(
            options, folder, new Shown(terminal.Progress, options.Letters), cancellation);
        var share = summary.Items == 0 ? 0 : (double)summary.Overturned / summary.Items;
        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"wrote {summary.Letters:N0} synthetic letters ({summary.Pdfs:N0} as PDF) with {summary.Items:N0} items, {share:P1} overturned, to {folder}"));
        terminal.Line("They are invented. Figures on them say nothing about real decisions.");
        await JsonResult.WriteAsync(arguments.GetValue(Common.Json), summary, cancellation);
        return ExitCode.Done;
    }

    private static void Check(CorpusOptions options)
    {
        var faults = new List<System.ComponentModel.DataAnnotations.ValidationResult>();
        var context = new System.ComponentModel.DataAnnotations.ValidationContext(options);
        if (!System.ComponentModel.DataAnnotations.Validator.TryValidateObject(options, context, faults, true))
        {
            throw new ImrPredictException($"synthesize: {string.Join(" ", faults.Select(fault => fault.ErrorMessage))}");
        }
    }

    private static Option<int> Number(string name, string description, int value)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => value,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
            {
                result.AddError($"{name} takes a number from 0.");
            }
        });
        return option;
    }

    private static (int From, int To) ParseYears(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var parts = text.Split('-');
        if (parts.Length is 1 or 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            && from <= to)
        {
            return (from, to);
        }

        result.AddError($"'{text}' is not a range of years such as 2014-2024.");
        return default;
    }

    private sealed class Shown(ProgressLine line, int letters) : IProgress<long>
    {
        public void Report(long value) =>
            line.At("writing", value, "letters", letters == 0 ? null : (double)value / letters);
    }
}
