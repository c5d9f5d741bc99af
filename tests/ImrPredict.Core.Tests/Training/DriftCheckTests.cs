using ImrPredict.Cases;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Package;

namespace ImrPredict.Tests.Training;

public sealed class DriftCheckTests(SmallRun small) : IClassFixture<SmallRun>
{
    [Fact]
    public void Rows_of_the_same_kind_are_told_stable()
    {
        var report = Of(SmallCases.Make(400, seed: 5));

        Assert.Equal(DriftVerdict.Stable, report.Score.Verdict);
        Assert.All(report.Fields,
            f => Assert.True(f.Verdict == DriftVerdict.Stable, $"{f.Field} {f.Psi} {f.ByChance}"));
        Assert.Contains("look like those", report.Words[0], StringComparison.Ordinal);
        Assert.Contains(report.Fields, f => f.Field == "treatment_category");
        Assert.DoesNotContain(report.Fields, f => f.Field == "body_part");
    }

    [Fact]
    public void A_treatment_that_training_never_met_is_named_with_its_share()
    {
        var items = SmallCases.Make(400, seed: 5).Select((item, i) => i % 4 > 0 ? item : item with
        {
            Item = item.Item with { TreatmentCategory = "Gene therapy" },
        });

        var report = Of([.. items]);

        var field = report.Fields[0];
        Assert.Equal(("treatment_category", DriftVerdict.StronglyShifted), (field.Field, field.Verdict));
        Assert.Equal(0.25, field.UnseenShare, 12);
        Assert.Contains(field.Moves, m => m.Level == "unseen: Gene therapy");
        Assert.Contains("not proven here", report.Words[0], StringComparison.Ordinal);
        Assert.Contains(report.Words,
            w => w.StartsWith("25.0 % of the rows have a treatment_category", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_of_mix_has_the_index_that_can_be_counted_by_hand()
    {
        var before = Of(SmallCases.Make(600));
        var half = SmallCases.Make(600)
            .Where((item, i) => item.Item.DiagnosisCategory != "Spine" || i % 2 == 0).ToList();
        var spine = SmallCases.Make(600).Count(i => i.Item.DiagnosisCategory == "Spine") / 600.0;
        var now = half.Count(i => i.Item.DiagnosisCategory == "Spine") / (double)half.Count;

        var after = Of(half);

        double Psi(DriftReport report) => report.Fields.Single(f => f.Field == "diagnosis_category").Psi;
        Assert.Equal(0, Psi(before), 12);
        Assert.Equal(
            ((now - spine) * Math.Log(now / spine))
                + ((spine - now) * Math.Log((1 - now) / (1 - spine))), Psi(after), 9);
    }

    [Fact]
    public void Few_rows_are_not_called_shifted_for_what_chance_gives()
    {
        var reports = Enumerable.Range(10, 20).Select(seed => Of(SmallCases.Make(40, seed))).ToList();

        var shifted = reports.Sum(r => r.Fields.Count(f => f.Verdict != DriftVerdict.Stable));

        Assert.InRange(shifted, 0, reports.Sum(r => r.Fields.Count) / 10);
    }

    [Fact]
    public void Of_three_rows_nothing_is_called_strongly_shifted_or_alike()
    {
        var items = SmallCases.Make(3, seed: 5);

        var alike = Of(items);
        items[0] = items[0] with { Item = items[0].Item with { TreatmentCategory = "Gene therapy" } };
        var other = Of(items);

        Assert.DoesNotContain(alike.Words, w => w.Contains("look like those", StringComparison.Ordinal));
        var field = other.Fields.Single(f => f.Field == "treatment_category");
        Assert.Equal(DriftVerdict.Shifted, field.Verdict);
        Assert.Contains(other.Words, w => w.StartsWith("33.3 % of the rows have a treat", StringComparison.Ordinal));
    }

    [Fact]
    public void Reference_and_drift_survive_saving()
    {
        using var folder = new TemporaryFolder();
        ModelPackage.Save(folder.File("m"), small.Run);
        var items = SmallCases.Make(100, seed: 5);

        var loaded = DriftCheck.Compare(
            ModelPackage.ReadReference(folder.File("m")), ModelPackage.Load(folder.File("m")),
            items.ConvertAll(i => i.Item), items.ConvertAll(i => (bool?)i.Overturned));

        var direct = Of(items);
        Assert.Equal(direct.Score.Psi, loaded.Score.Psi);
        Assert.Equal(direct.Fields.Select(f => (f.Field, f.Psi)), loaded.Fields.Select(f => (f.Field, f.Psi)));
        Assert.Equal(items.Average(i => i.Overturned ? 1.0 : 0), loaded.OverturnRateNow, 12);
    }

    private DriftReport Of(List<DecidedItem> items) => DriftCheck.Compare(
        small.Run.Reference, small.Run.Model, items.ConvertAll(i => i.Item), [.. items.Select(i => (bool?)null)]);
}
