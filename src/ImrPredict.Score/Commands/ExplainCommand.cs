using System.CommandLine;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Score.Explanations;
using ImrPredict.Scoring.Items;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Training.Package;

namespace ImrPredict.Score.Commands;

internal static class ExplainCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly InputOptions Inputs = new();
    private static readonly Option<string> Model = CommonOptions.Model();

    private static readonly Option<string> Item = new("--item", "-i")
    {
        Description = "The item: case number, a slash and the item's number, e.g. CM17-0021791/2 (without number: 1).",
        HelpName = "CASE/N",
        Required = true,
    };

    public static Command Create() => Common.Command(
        "explain", "Show one item whole: its text, what was cut and why, its score and what moved it.",
        RunAsync, [Inputs.Input, Item, Model, .. Inputs.Reading]);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var (caseNumber, item) = ItemName.Parse(arguments.GetRequiredValue(Item));
        var found = await FindAsync(
            Inputs.Paths(arguments), caseNumber, item ?? 1, Inputs.Ingest(arguments), cancellation);
        var folder = CommonOptions.ModelFolder(arguments.GetRequiredValue(Model));
        var model = ModelPackage.Load(folder);
        var precedents = PrecedentIndex.OpenOrNull(folder);
        var explanation = new ItemScorer(
            model, new ScoringOptions(), precedents, ModelPackage.ReadLearntRows(folder)).Explain(found);
        ExplanationText.Print(Common.Terminal(arguments), explanation);
        await Common.WriteJsonAsync(arguments, ExplanationResult.Of(explanation), cancellation);
        return ExitCode.Done;
    }

    private static async Task<ItemRead.Parsed> FindAsync(
        IReadOnlyList<string> inputs, string caseNumber, int number, IngestOptions options,
        CancellationToken cancellation)
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
}
