using System.CommandLine;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Scoring.Items;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Training.Model;

namespace ImrPredict.Score.Commands;

internal static class ExplainCommand
{
    private static readonly Argument<string[]> Input = CommonOptions.Input();
    private static readonly CommonOptions Common = new();
    private static readonly Option<string> Model = ModelOption.Create();
    private static readonly Option<string?> Map = CommonOptions.Map();

    private static readonly Option<string> Item = new("--item", "-i")
    {
        Description = "The item: case number, a slash and the item's number, e.g. CM17-0021791/2 (without number: 1).",
        HelpName = "CASE/N",
        Required = true,
    };

    public static Command Create()
    {
        var command = new Command("explain", "Show one item whole: its text, what was cut and why, its score and what moved it.")
        {
            Input, Item, Model, Map,
        };
        Common.AddTo(command);
        command.Action(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var (caseNumber, number) = Parse(arguments.GetRequiredValue(Item));
        var terminal = new Terminal(arguments.GetValue(Common.Quiet), dataOnStandardOutput: false);
        var ingest = new IngestOptions { ColumnMap = ColumnMap.LoadOrEmpty(arguments.GetValue(Map)) };
        var found = await FindAsync(arguments.GetRequiredValue(Input), caseNumber, number, ingest, cancellation);
        var model = ModelPackage.Load(arguments.GetRequiredValue(Model));
        using var precedents = PrecedentIndex.OpenOrNull(arguments.GetRequiredValue(Model));
        var explanation = ItemExplanation.Of(found, model, new ScoringOptions(), precedents);
        ExplanationText.Print(terminal, explanation);
        await JsonResult.WriteAsync(arguments.GetValue(Common.Json), ExplanationResult.Of(explanation), cancellation);
        return ExitCode.Done;
    }

    private static async Task<ItemRead.Parsed> FindAsync(
        IReadOnlyList<string> inputs, string caseNumber, int number, IngestOptions options, CancellationToken cancellation)
    {
        long others = 0;
        await foreach (var read in ItemReader.ReadAsync(inputs, options, cancellation))
        {
            if (read is not ItemRead.Parsed parsed || parsed.Item.CaseNumber != caseNumber)
            {
                continue;
            }

            if (parsed.Item.Number == number)
            {
                return parsed;
            }

            others++;
        }

        throw new ImrPredictException(others == 0
            ? $"{string.Join(' ', inputs)}: no item of a case '{caseNumber}'; look the number up in the score table."
            : $"{caseNumber}: has {others} items but none with number {number}.");
    }

    private static (string CaseNumber, int Number) Parse(string item)
    {
        var slash = item.LastIndexOf('/');
        return slash > 0 && int.TryParse(item.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? (item[..slash], n)
            : (item, 1);
    }
}
