using ImrPredict.Cases;
using ImrPredict.Features.Blocks;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Reasons;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;

namespace ImrPredict.Tests.Attribution;

/// <summary>The bundled model on whole letters: no part of a score may be lost on the way to its reasons.</summary>
public sealed class ReasonAdditivityTests
{
    private const double LeastReason = 0.005;

    // Reasons that are not sentences: themes, concepts and columns that have no other words.
    private const int MostOtherReasons = 150;

    private static readonly OutcomeModel Model = ModelPackage.Load(Path.Combine(SharedData.Root, "models", "default"));

    [Fact]
    public async Task Contributions_and_base_add_up_to_the_log_odds_on_the_bundled_letters() =>
        AddsUp(await ItemsOfAsync(Path.Combine(SharedData.Root, "data", "sample", "letters")), fewest: 100);

    [RealDataFact]
    public async Task Contributions_and_base_add_up_to_the_log_odds_on_the_real_letters() =>
        AddsUp(await ItemsOfAsync(SharedData.PathOf("dwc-letters")), fewest: 130);

    private static void AddsUp(IReadOnlyList<DisputedItem> items, int fewest)
    {
        var finder = new ReasonFinder(Model);
        Assert.InRange(items.Count, fewest, int.MaxValue);
        var exact = 0;
        foreach (var item in items)
        {
            var reading = Model.Features.Read(item.ClinicalText);
            var row = Model.Features.Transform(item, reading);
            var parts = Model.Attribution.Explain(row);
            var logOdds = Model.Attribution.LogOdds(row);

            var all = finder.Find(item, row, reading, count: int.MaxValue);

            Assert.Equal(logOdds, parts.BaseValue + Contributions(row, parts), 1e-4);
            Assert.Equal(logOdds, all.BaseValue + all.Largest.Sum(reason => reason.LogOdds) + all.Remainder, 1e-4);
            // What is left over is reasons that are each too small to be told.
            var untold = LeastReason * (MostOtherReasons + reading.Sentences.Spans.Count);
            Assert.InRange(all.Remainder, -untold, untold);

            var five = finder.Find(item, row, reading).Largest;
            Assert.All(five, told => Assert.Single(
                all.Largest, reason => reason.Words == told.Words && reason.Quote == told.Quote));
            exact += all.Largest.Take(5).SequenceEqual(five) ? 1 : 0;
        }

        // But for what a text says again far down, which only the whole list adds up, they are the five largest.
        Assert.InRange(exact, 0.95 * items.Count, items.Count);
    }

    private static double Contributions(FeatureRow row, ImrPredict.Training.Attribution.ItemAttribution parts)
    {
        double Of(int column, double value) => parts.Factors[Model.Attribution.MemberOf(column)]
            * Model.Attribution.WeightOf(column) * value;
        var sum = parts.Dense.ToArray().Sum();
        for (var column = 0; column < Model.Features.Names.Count; column++)
        {
            sum -= Of(column, Model.Attribution.MeanOf(column));
        }

        for (var i = 0; i < row.Indices.Length; i++)
        {
            sum += Of(row.Indices[i], row.Values[i]);
        }

        return sum;
    }

    private static async Task<IReadOnlyList<DisputedItem>> ItemsOfAsync(string folder) =>
        await ItemReader.ReadAsync([folder], new IngestOptions())
            .OfType<ItemRead.Parsed>().Select(read => read.Item).ToListAsync();
}
