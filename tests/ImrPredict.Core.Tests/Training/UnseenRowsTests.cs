using ImrPredict.Cases;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;

namespace ImrPredict.Tests.Training;

public sealed class UnseenRowsTests(SmallRun small) : IClassFixture<SmallRun>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_of_the_training_are_left_out_and_counted()
    {
        var unseen = SmallCases.Make(200, seed: 5).ConvertAll(Renamed);

        var rows = UnseenRows.Find([.. SmallCases.Make(100), .. unseen], [Saved()]);

        Assert.Equal(100, rows.LeftOut);
        Assert.Equal(unseen, rows.Items);
        Assert.Contains("100 of the 300 decided rows were learnt from", rows.Warnings.Single(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_text_under_another_case_number_is_known_again()
    {
        var items = SmallCases.Make(50).ConvertAll(i => i with
        {
            Item = i.Item with { ClinicalText = $"{i.Item.ClinicalText} {i.Item.ClinicalText}" },
        });
        var rows = UnseenRows.Find(
            [.. items.Select(Renamed), .. SmallCases.Make(50, seed: 5).Select(Renamed)],
            [("m", TrainingFingerprints.Read(TrainingFingerprints.Compute(items).ToBytes()))]);

        Assert.Equal(50, rows.LeftOut);
    }

    [Fact]
    public void Judging_on_nothing_but_training_rows_is_refused_unless_it_is_asked_for()
    {
        var learnt = SmallCases.Make(100);

        var refused = Assert.Throws<ImrPredictException>(() => UnseenRows.Find(learnt, [Saved()]));
        var kept = UnseenRows.Find(learnt, [Saved()], keepLearnt: true);

        Assert.Contains("--include-learnt", refused.Message, StringComparison.Ordinal);
        Assert.Equal((100, 100), (kept.Items.Count, kept.KeptIn));
        Assert.Contains("flattered", kept.Warnings.Single(), StringComparison.Ordinal);
    }

    private (string Name, TrainingFingerprints Rows) Saved()
    {
        var model = _folder.File("m");
        ModelPackage.Save(model, small.Run);
        return ("m", ModelPackage.ReadLearntRows(model));
    }

    private static DecidedItem Renamed(DecidedItem item) =>
        item with { Item = item.Item with { CaseNumber = "X" + item.Item.CaseNumber } };
}
