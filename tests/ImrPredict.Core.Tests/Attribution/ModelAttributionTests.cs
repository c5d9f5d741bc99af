using System.Collections.Concurrent;
using ImrPredict.Cases;
using ImrPredict.Scoring.Reasons;
using ImrPredict.Tests.Training;
using ImrPredict.Training;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;
using ImrPredict.Training.Settings;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ImrPredict.Tests.Attribution;

public sealed class ModelAttributionTests
{
    private static readonly ConcurrentDictionary<string, Lazy<TrainingRun>> Runs = new();
    private static readonly List<DecidedItem> Cases = [.. SmallCases.Make(400).Select((c, i) => WithQuantity(c, i))];

    [Theory]
    [InlineData("text")]
    [InlineData("rates")]
    [InlineData("plain")]
    [InlineData("text codes rates")]
    public void Base_value_reasons_and_remainder_add_up_to_the_log_odds(string candidates)
    {
        var model = Run(candidates).Model;
        var finder = new ReasonFinder(model);
        var items = Cases.Take(60).Select(c => c.Item).ToList();
        var (left, moved) = (0.0, 0.0);
        foreach (var item in items)
        {
            var row = model.Features.Transform(item);

            var reasons = finder.Find(item, row, model.Features.Read(item.ClinicalText), count: 1000);

            Assert.Equal(model.Attribution.LogOdds(row), reasons.LogOdds, 9);
            Assert.Equal(reasons.LogOdds,
                reasons.BaseValue + reasons.Remainder + reasons.Largest.Sum(r => r.LogOdds), 9);
            Assert.Equal(model.Score([item])[0].OverturnProbability, model.Calibrated(reasons.LogOdds).Probability);
            left += Math.Abs(reasons.Remainder);
            moved += Math.Abs(reasons.LogOdds - reasons.BaseValue);
        }

        // What the reasons leave over is small words and, with trees, what cannot be handed on.
        Assert.InRange(left / moved, 0, 0.3);
    }

    [Fact]
    public void Of_many_items_the_contributions_are_zero_on_average()
    {
        var model = Run(CandidateNames.Rates).Model;
        var finder = new ReasonFinder(model);

        var mean = Cases.Average(c =>
            finder.Find(c.Item, model.Features.Transform(c.Item), model.Features.Read(c.Item.ClinicalText)).LogOdds
                - BaseValueOf(model, c.Item));

        Assert.InRange(mean, -1e-3, 1e-3);
    }

    [Fact]
    public void The_learners_taken_out_of_the_package_score_as_ml_net_scores()
    {
        using var folder = new TemporaryFolder();
        var run = Run("text codes rates");
        ModelPackage.Save(folder.File("m"), run);
        var context = new MLContext();
        var chain = context.Model.Load(Path.Combine(folder.File("m"), "model.zip"), out var schema);
        var model = run.Model;

        var scored = chain.Transform(Rows(context, model, schema));
        var members = model.Parts.Learners.Members
            .Select(member => scored.GetColumn<float>($"Score:{member.Name}").ToList()).ToList();

        Assert.Contains(CandidateNames.Rates, model.Learners.Keys);
        for (var i = 0; i < Cases.Count; i++)
        {
            var row = model.Features.Transform(Cases[i].Item);
            var expected = model.Parts.Learners.Fusion.LogOdds(
                row.Kind, [.. members.Select(scores => (double)scores[i])]);
            Assert.Equal(expected, model.Attribution.LogOdds(row), 1e-4);
        }
    }

    private static double BaseValueOf(OutcomeModel model, DisputedItem item) =>
        model.Attribution.Explain(model.Features.Transform(item)).BaseValue;

    // Neither few nor many visits: what a tree sees at once and a logistic regression on categories cannot.
    private static DecidedItem WithQuantity(DecidedItem decided, int i)
    {
        var amount = 1 + (i * 7 % 24);
        var noise = i % 10 == 0;
        return decided with
        {
            Item = decided.Item with { DisputedQuantity = new ServiceQuantity($"{amount} visits", amount, "visits") },
            Decision = new Decision { Outcome = amount is > 6 and < 15 != noise ? Outcome.Overturned : Outcome.Upheld },
        };
    }

    private static IDataView Rows(MLContext context, OutcomeModel model, DataViewSchema schema)
    {
        var rows = Cases.Select(c =>
        {
            var row = model.Features.Transform(c.Item);
            return new Row
            {
                Features = new VBuffer<float>(
                    model.Features.Names.Count, row.Indices.Length, row.Values.ToArray(), row.Indices.ToArray()),
                Dense = new VBuffer<float>(row.Dense.Length, row.Dense.ToArray()),
            };
        });
        var definition = SchemaDefinition.Create(typeof(Row));
        definition["Features"].ColumnType = schema["Features"].Type;
        definition["Dense"].ColumnType = schema["Dense"].Type;
        return context.Data.LoadFromEnumerable(rows, definition);
    }

    // Each set of learners is trained once.
    private static TrainingRun Run(string candidates) => Runs.GetOrAdd(candidates, _ => new(() => ModelTrainer.Train(
        Cases, SmallRun.Quick with { Candidates = candidates.Split(' ') }))).Value;

    private sealed class Row
    {
        public bool Label { get; init; }

        public float Weight { get; init; }

        public VBuffer<float> Features { get; init; }

        public VBuffer<float> Dense { get; init; }
    }
}
