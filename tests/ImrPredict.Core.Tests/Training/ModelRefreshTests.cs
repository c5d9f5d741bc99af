using ImrPredict.Cases;
using ImrPredict.Training;
using ImrPredict.Training.Package;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class ModelRefreshTests : IDisposable
{
    private static readonly TrainingOptions Quick = SmallRun.Quick with
    {
        HalfLifeYears = [0],
        L2 = [1, 10],
        Candidates = [CandidateNames.Codes, CandidateNames.Rates],
        CrossValidateBelow = 0,
    };

    private static readonly IReadOnlyList<DecidedItem> Rows =
        [.. SmallCases.Make(1200, withText: false).OrderBy(i => i.Year)];

    private static readonly Lazy<TrainingRun> Old = new(() => ModelTrainer.Train([.. Rows.Take(600)], Quick));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Old_and_new_rows_are_told_apart_and_the_settings_stay()
    {
        var folder = Save();
        var before = File.ReadAllBytes(Path.Combine(folder, ModelPackage.ManifestName));

        var refresh = ModelRefresh.Learn(folder, [.. Rows.Take(700), .. Rows]);

        Assert.Equal(700, refresh.Report.NRepeated);
        Assert.Equal((600, 600, 600), (refresh.Report.NOld, refresh.Report.NNew, refresh.Report.NLearntBefore));
        Assert.Equal(300, refresh.Report.NJudged);
        Assert.Empty(refresh.Report.Warnings);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(folder, ModelPackage.ManifestName)));
        var saved = ModelPackage.ReadManifest(folder).Settings!;
        var manifest = ModelPackage.Save(folder, refresh.Run!);
        Assert.Equal(saved.L2, manifest.Settings!.L2);
        Assert.Equal(saved.HalfLifeYears, manifest.Settings.HalfLifeYears);
        Assert.Equal(1200, manifest.Data.Rows);
        Assert.Equal(refresh.Report.Refreshed!.Id, ModelPackage.Load(folder).Id);
        Assert.Equal(RefreshVerdict.NothingNew, ModelRefresh.Learn(folder, Rows).Report.Verdict);
    }

    [Fact]
    public void The_same_rows_give_the_same_model() => Assert.Equal(
        ModelRefresh.Learn(Save("a"), Rows).Run!.Model.Id, ModelRefresh.Learn(Save("b"), Rows).Run!.Model.Id);

    [Fact]
    public void The_outcomes_of_the_rows_judged_change_nothing_of_what_is_said_of_them()
    {
        var folder = Save();
        List<DecidedItem> flipped = [.. Rows.Select((row, place) => place < 900 ? row : Flipped(row))];

        var (one, other) = (ModelRefresh.Learn(folder, Rows), ModelRefresh.Learn(folder, flipped));

        Assert.Equal(
            one.Run!.Report.Metrics.MeanProbability, other.Run!.Report.Metrics.MeanProbability);
        Assert.Equal(1 - one.Report.Metrics!.Auc.First, other.Report.Metrics!.Auc.First, 6);
    }

    [Fact]
    public void A_model_that_new_rows_mislead_is_worse_and_may_not_replace()
    {
        List<DecidedItem> misleading = [.. Rows.Select((row, place) => place is < 600 or >= 900 ? row : Flipped(row))];

        var report = ModelRefresh.Learn(Save(), misleading).Report;

        Assert.Equal(RefreshVerdict.Worse, report.Verdict);
        Assert.False(report.MayReplace);
    }

    [Fact]
    public void A_change_of_practice_that_new_rows_show_makes_the_refreshed_model_better()
    {
        List<DecidedItem> moved = [.. Rows.Select((row, place) => place < 600 ? row : Flipped(row))];

        var report = ModelRefresh.Learn(Save(), moved).Report;

        Assert.Equal(RefreshVerdict.Better, report.Verdict);
        Assert.True(report.Drift!.OverturnRateNow > report.Drift.OverturnRateBefore);
    }

    [Fact]
    public void Rows_that_the_old_model_learnt_from_and_that_are_missing_are_told()
    {
        var report = ModelRefresh.Learn(Save(), [.. Rows.Skip(300)]).Report;

        Assert.Equal(0.5, report.MissingShare, 2);
        Assert.Contains("not among the rows given", report.Warnings.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Few_new_rows_are_too_few_to_tell()
    {
        var report = ModelRefresh.Learn(Save(), [.. Rows.Take(605)]).Report;

        Assert.Equal((5, RefreshVerdict.TooFewToTell), (report.NNew, report.Verdict));
        Assert.False(report.MayReplace);
    }

    private string Save(string name = "model")
    {
        var folder = _folder.File(name);
        ModelPackage.Save(folder, Old.Value with { Precedents = null });
        return folder;
    }

    private static DecidedItem Flipped(DecidedItem row) => row with
    {
        Decision = row.Decision with { Outcome = row.Overturned ? Outcome.Upheld : Outcome.Overturned },
    };
}
