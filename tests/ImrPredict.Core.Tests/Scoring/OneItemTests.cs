using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Items;
using ImrPredict.Training.Package;

namespace ImrPredict.Tests.Scoring;

public sealed class OneItemTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("MRI of the lumbar spine", "Low back pain. Physical therapy failed to improve the pain.")]
    [InlineData("Norco 10/325 mg #60", "")]
    [InlineData("MRI of the knee: Overturned", "IMR overturned the denial. The 54-year-old has knee pain.")]
    public async Task An_item_that_a_program_puts_together_gets_the_score_of_the_command(string title, string text)
    {
        var table = _folder.Write(
            "one.csv", $"case_number,requested_service,clinical_text\nCM24-0000001,{title},{text}\n");
        var scorer = new ItemScorer(
            ModelPackage.Load(Path.Combine(SharedData.Root, "models", "default")), new ScoringOptions());

        var read = await ItemReader.ReadAsync([table], new IngestOptions()).OfType<ItemRead.Parsed>().SingleAsync();
        var one = scorer.Score(new DisputedItem
        {
            CaseNumber = "CM24-0000001",
            Number = 1,
            Source = ItemSource.CaseTable,
            RequestedService = title,
            ClinicalText = text,
        });

        var command = scorer.Score(read, scorer.Readings());
        Assert.NotNull(one.OverturnProbability);
        Assert.Equal(command.OverturnProbability, one.OverturnProbability);
        Assert.Equal(command.Reasons, one.Reasons);
    }
}
