using System.Text;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Scoring.Reasons;
using ImrPredict.Training.Distributed;
using ImrPredict.Training.Package;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ImrPredict.Tests.Training;

public sealed class DistributedModelTests
{
    private const string TextColumn = "text:";

    private static readonly List<DecidedItem> Cases = SmallCases.Make(1200);
    private static readonly DistributedPlan Plan = DistributedPlan.Make(Cases, SmallRun.Options, ranks: 1);
    private static readonly string Trees = Train(Plan);
    private static readonly TrainingRun Run = DistributedModel.Finish(Plan, Trees);

    [LightGbmFact]
    public void No_rank_sees_a_letter_or_a_near_duplicate_of_the_rows_that_judge()
    {
        var clusters = DuplicateClusters.Find(Cases, SmallRun.Options.NearDuplicateSimilarity);
        var clusterOf = Cases.Select((c, i) => (c.Item.CaseNumber, clusters[i]))
            .ToDictionary(c => c.CaseNumber, c => c.Item2);
        var judging = Cases.Where(c => !Run.Learnt.Contains(c)).Select(c => clusterOf[c.Item.CaseNumber]).ToHashSet();

        Assert.Equal(Run.Report.N, Cases.Count(c => !Run.Learnt.Contains(c)));
        Assert.InRange(Run.Report.N, 200, 300);
        Assert.DoesNotContain(Plan.Parts[0], row => judging.Contains(clusterOf[row.Item.CaseNumber]));
        Assert.InRange(Plan.Parts[0].Count, 600, 800); // the rest calibrates
    }

    [LightGbmFact]
    public void How_many_ranks_there_are_changes_only_who_has_which_row()
    {
        var plan = DistributedPlan.Make(Cases, SmallRun.Options, ranks: 5);

        Assert.Equal(5, plan.Parts.Count);
        Assert.Equal(
            Plan.Parts[0].Select(row => row.Item.CaseNumber).Order(),
            plan.Parts.SelectMany(rows => rows).Select(row => row.Item.CaseNumber).Order());
        Assert.Equal(Plan.Bins, plan.Bins);
        Assert.Equal(Plan.Space.Names, plan.Space.Names);
    }

    [LightGbmFact]
    public void Fewer_letters_than_ranks_are_refused()
    {
        var few = Cases.Select((c, i) => c with
        {
            Item = c.Item with { CaseNumber = $"CM16-{i % 30:0000000}", Number = (i / 30) + 1 },
        }).ToList();

        var refused = Assert.Throws<ImrPredictException>(() => DistributedPlan.Make(few, SmallRun.Options, ranks: 100));

        Assert.Contains("expected at least one for each of 100 ranks", refused.Message, StringComparison.Ordinal);
    }

    [LightGbmFact]
    public void Rows_too_few_for_trees_are_refused_with_how_many_it_takes()
    {
        var few = Cases.Take(150).ToList();

        var refused = Assert.Throws<ImrPredictException>(() => DistributedPlan.Make(few, SmallRun.Options, ranks: 1));

        Assert.Contains("too few for trees on several nodes; expected at least", refused.Message,
            StringComparison.Ordinal);
    }

    [LightGbmFact]
    public void A_saved_model_finds_the_signal_and_scores_as_before()
    {
        using var folder = new TemporaryFolder();
        ModelPackage.Save(folder.File("m"), Run);
        var loaded = ModelPackage.Load(folder.File("m"));
        var items = Cases.Take(50).Select(c => c.Item).ToList();

        Assert.Equal(Run.Model.Id, loaded.Id);
        Assert.Equal("lightgbm-gang", loaded.Selected);
        Assert.Equal(
            Run.Model.Score(items).Select(s => s.OverturnProbability),
            loaded.Score(items).Select(s => s.OverturnProbability));
        Assert.InRange(Run.Report.Metrics.Auc.Value, 0.6, 0.85);
        Assert.Contains(Run.Report.Effects, effect => effect.Feature == "text:hand");
    }

    [LightGbmFact]
    public void The_score_is_the_one_that_lightgbm_and_ml_net_give_to_the_same_columns()
    {
        var context = new MLContext(1);
        var width = Run.Model.Features.Names.Count + FeatureSpace.DenseNames.Count;
        var schema = SchemaDefinition.Create(typeof(Wide));
        schema[nameof(Wide.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        var rows = context.Data.LoadFromEnumerable(Cases.Select(c => WideOf(c.Item, width)), schema);
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(Trees));
        var scores = context.BinaryClassification.Trainers.LightGbm(text, nameof(Wide.Features)).Fit(rows)
            .Transform(rows).GetColumn<float>("Score").ToList();

        for (var i = 0; i < Cases.Count; i++)
        {
            var logOdds = Run.Model.Attribution.LogOdds(Run.Model.Features.Transform(Cases[i].Item));
            Assert.Equal(0.5 * scores[i], logOdds, 4); // LightGBM's sigmoid of 0.5 is in its raw score
        }
    }

    [LightGbmFact]
    public void Base_value_contributions_and_reasons_add_up_to_the_log_odds()
    {
        var model = Run.Model;
        var finder = new ReasonFinder(model);
        foreach (var item in Cases.Take(100).Select(c => c.Item))
        {
            var reading = model.Features.Read(item.ClinicalText);
            var row = model.Features.Transform(item, reading);
            var parts = model.Attribution.Explain(row);
            var columns = parts.Columns.ToArray();

            var reasons = finder.Find(item, row, reading, count: 1000);

            Assert.Equal(model.Attribution.LogOdds(row), parts.LogOdds, 9);
            Assert.Equal(
                parts.LogOdds, parts.BaseValue + columns.Sum() + parts.Dense.ToArray().Sum(), 1e-6);
            // Words that are not in the text have no sentence to stand for them; the rest is too small to be told.
            var absent = columns.Where((_, i) => IsAbsentWord(model.Attribution.TreeColumns[i], row)).Sum();
            Assert.Equal(reasons.Remainder, absent, 0.2);
            Assert.Equal(reasons.LogOdds,
                reasons.BaseValue + reasons.Remainder + reasons.Largest.Sum(r => r.LogOdds), 9);
        }
    }

    private static bool IsAbsentWord(int column, FeatureRow row) =>
        Run.Model.Features.Names[column].StartsWith(TextColumn, StringComparison.Ordinal)
            && !row.Indices.Contains(column);

    private static Wide WideOf(DisputedItem item, int width)
    {
        var row = Run.Model.Features.Transform(item);
        var values = new float[width];
        for (var i = 0; i < row.Indices.Length; i++)
        {
            values[row.Indices[i]] = row.Values[i];
        }

        row.Dense.CopyTo(values.AsSpan(width - row.Dense.Length));
        return new Wide { Features = values };
    }

    private static string Train(DistributedPlan plan) => DistributedRank.Train(
        plan.Parts[0], plan.Space, plan.Bins, plan.Settings, network: null, threads: 1, CancellationToken.None);

    private sealed class Wide
    {
        public bool Label { get; init; }

        public float[] Features { get; init; } = [];
    }
}
