using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;
using ImrPredict.Reports.Scores;
using ImrPredict.Scoring.Items;

namespace ImrPredict.Tests.Reports;

public sealed class ScoreJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Output => _folder.File("scores.csv.journal");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(200)]
    public void A_journal_cut_anywhere_keeps_its_whole_entries_and_goes_on_behind_them(int bytesLost)
    {
        using (var journal = ScoreJournal.Open(Output, "run", resume: false))
        {
            for (var i = 0; i < 10; i++)
            {
                journal.Add(Row(i / 10.0));
            }

            journal.Add(new ScoreRead.Reject(new ItemRead.Rejected(new SourceLocation("a.pdf"), "", "broken")));
        }

        using (var file = new FileStream(Output, FileMode.Open))
        {
            file.SetLength(file.Length - bytesLost);
        }

        using var resumed = ScoreJournal.Open(Output, "run", resume: true);
        var kept = resumed.Entries;
        resumed.Add(Row(0.99));

        Assert.InRange(kept, 7, 10);
        Assert.Equal(kept + 1, resumed.Entries);
        Assert.Equal(resumed.Entries, resumed.Read().Count());
        Assert.Equal(0.99, resumed.Read().Last().Facts!.Probability);
    }

    [Fact]
    public void A_journal_of_another_run_is_refused()
    {
        ScoreJournal.Open(Output, "model A", resume: false).Dispose();

        var problem = Assert.Throws<ImrPredictException>(() => ScoreJournal.Open(Output, "model B", resume: true));

        Assert.Contains("--resume", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_cannot_write_one_output()
    {
        using var first = ScoreJournal.Open(Output, "run", resume: false);

        Assert.Throws<ImrPredictException>(() => ScoreJournal.Open(Output, "run", resume: false));
    }

    private static ScoreRead.Row Row(double? probability) => new(new ItemScore
    {
        Item = new DisputedItem { CaseNumber = "CM17-9000001", Number = 1, Source = ItemSource.CaseTable },
        At = new SourceLocation("cases.csv", SourceUnit.Line, 2),
        ModelId = "m",
        OverturnProbability = probability,
        AbstainReason = probability is null ? "not enough information" : null,
    });
}
