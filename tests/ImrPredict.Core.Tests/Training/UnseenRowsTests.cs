using ImrPredict.Cases;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Model;

namespace ImrPredict.Tests.Training;

public sealed class UnseenRowsTests(SmallRun small) : IClassFixture<SmallRun>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_of_the_training_are_left_out_and_counted()
    {
        var unseen = SmallCases.Make(200, seed: 5).ConvertAll(Renamed);

        var rows = UnseenRows.Of([.. SmallCases.Make(100), .. unseen], [Saved()]);

        Assert.Equal(100, rows.LeftOut);
        Assert.Equal(unseen, rows.Items);
        Assert.Contains("100 of the 300 decided rows were learnt from", rows.Warnings.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_text_under_another_case_number_is_known_again()
    {
        var items = SmallCases.Make(50).ConvertAll(i => i with
        {
            Item = i.Item with { ClinicalText = $"{i.Item.ClinicalText} {i.Item.ClinicalText}" },
        });
        var (name, manifest, _) = Saved();

        var rows = UnseenRows.Of(
            [.. items.Select(Renamed), .. SmallCases.Make(50, seed: 5).Select(Renamed)],
            [(name, manifest, TrainingFingerprints.Read(TrainingFingerprints.Of(items).ToBytes()))]);

        Assert.Equal(50, rows.LeftOut);
    }

    [Fact]
    public void Judging_on_nothing_but_training_rows_is_refused_unless_it_is_asked_for()
    {
        var learnt = SmallCases.Make(100);

        var refused = Assert.Throws<ImrPredictException>(() => UnseenRows.Of(learnt, [Saved()]));
        var kept = UnseenRows.Of(learnt, [Saved()], keepLearnt: true);

        Assert.Contains("--include-learnt", refused.Message, StringComparison.Ordinal);
        Assert.Equal((100, 100), (kept.Items.Count, kept.KeptIn));
        Assert.Contains("flattered", kept.Warnings.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_without_the_list_is_warned_of_by_years_and_by_the_hash_of_its_rows()
    {
        var (name, manifest, _) = Saved();

        var whole = UnseenRows.Of(SmallCases.Make(600), [(name, manifest, null)]);
        var part = UnseenRows.Of(SmallCases.Make(100), [(name, manifest, null)]);

        Assert.Contains("exactly these rows", whole.Warnings.Single(), StringComparison.Ordinal);
        Assert.Contains("years 2004, 2005", part.Warnings.Single(), StringComparison.Ordinal);
        Assert.Equal(0, part.LeftOut);
    }

    private (string Name, ModelManifest Manifest, TrainingFingerprints? Rows) Saved()
    {
        var model = _folder.File("m");
        ModelPackage.Save(model, small.Run);
        return ("m", ModelPackage.ReadManifest(model), ModelPackage.ReadLearntRows(model));
    }

    private static DecidedItem Renamed(DecidedItem item) =>
        item with { Item = item.Item with { CaseNumber = "X" + item.Item.CaseNumber } };
}
