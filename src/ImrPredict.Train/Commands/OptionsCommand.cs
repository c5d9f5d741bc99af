using System.CommandLine;
using System.Globalization;
using System.Text;
using ImrPredict.CommandLine;
using ImrPredict.Training.Settings;

namespace ImrPredict.Train.Commands;

internal static class OptionsCommand
{
    private const string Title = "Settings of imr-train train --options FILE";
    private static readonly CommonOptions Common = new();

    private static readonly Option<string> Format = new("--format")
    {
        Description = "text, markdown, or schema: a JSON schema, with which editors complete and check the file.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "text",
    };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("text", "markdown", "schema");
        return Common.Command(
            "options", "List the settings of training: what each takes, its default, and what it means.", RunAsync,
            Format);
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var entries = OptionReference.Training;
        var terminal = Common.Terminal(arguments);
        switch (arguments.GetRequiredValue(Format))
        {
            case "schema":
                Console.Out.Write(OptionReference.Schema(Title, entries) + "\n");
                break;
            case "markdown":
                Console.Out.Write(Markdown(entries));
                break;
            default:
                foreach (var entry in entries)
                {
                    terminal.Line($"{entry.Name}: {entry.Type}; default {entry.Default}", hang: 4);
                    terminal.Line($"    {entry.Description}");
                }

                break;
        }

        await Common.WriteJsonAsync(
            arguments, entries.Select(e => new { e.Name, e.Type, e.Default, e.Description }), cancellation);
        return ExitCode.Done;
    }

    private static string Markdown(IReadOnlyList<OptionEntry> entries)
    {
        var page = new StringBuilder("# Settings of training\n\n")
            .Append("Made by `imr-train options --format markdown`. An options file is a JSON object of these; those "
                + "of `features.`\nstand in an inner object `features`. `imr-train options --format schema` is a "
                + "schema for editors.\n\n| setting | takes | default | meaning |\n")
            .Append("|---|---|---|---|\n");
        foreach (var entry in entries)
        {
            var said = entry.Description.Replace("|", "\\|", StringComparison.Ordinal);
            page.Append(
                CultureInfo.InvariantCulture, $"| `{entry.Name}` | {entry.Type} | `{entry.Default}` | {said} |\n");
        }

        return page.ToString();
    }
}
