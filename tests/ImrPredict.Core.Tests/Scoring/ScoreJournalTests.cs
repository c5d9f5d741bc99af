using System.IO.Hashing;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Scoring.Reasons;

namespace ImrPredict.Tests.Scoring;

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
        Assert.Equal(0.99, Assert.IsType<ScoreRead.Row>(resumed.Read().Last()).Score.OverturnProbability);
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

    [Fact]
    public void What_is_read_is_what_was_added()
    {
        var full = ScoreRanksTests.Row(0.123456789) with
        {
            ServiceCategory = new ServiceCategory("Imaging", "MRI"),
            Filled = 0b1011,
            ProbabilityLow = 0.1,
            ProbabilityHigh = 0.2,
            BaseRateCount = 7,
            Prediction = Outcome.Upheld,
            Reasons = [new Reason("failed care documented", "six weeks \u2013", 0.5),
                new Reason("body part: knee", null, -0.1)],
            Precedents =
            [
                new Precedent("CM16-1", 2, "MRI", Outcome.Overturned, new DateOnly(2016, 12, 20), 2016, 0.74),
                new Precedent("CM16-2", 1, "", Outcome.Upheld, null, null, 0.3),
            ],
            Warnings = ["a warning"],
        };
        var bare = ScoreRanksTests.Row(null) with { BaseRate = null, AbstainReason = "hardly any text" };
        var reject =
            new ScoreRead.Reject(new ItemRead.Rejected(new SourceLocation("a.csv", SourceUnit.Row, 3), "age", "old"));
        using var journal = ScoreJournal.Open(Output, "run", resume: false);

        journal.Add(new ScoreRead.Row(full));
        journal.Add(new ScoreRead.Row(bare));
        journal.Add(reject);

        Assert.Equivalent(new ScoreRead[] { new ScoreRead.Row(full), new ScoreRead.Row(bare), reject },
            journal.Read(), strict: true);
    }

    [Fact]
    public void A_journal_without_a_name_is_in_no_folder_and_gives_its_entries()
    {
        var before = Directory.GetFiles(Path.GetTempPath(), "imrpredict-*");
        using var journal = ScoreJournal.OpenWithoutName("run");
        journal.Add(Row(0.25));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Empty(Directory.GetFiles(Path.GetTempPath(), "imrpredict-*.tmp").Except(before));
        }

        Assert.Equal(0.25, Assert.IsType<ScoreRead.Row>(Assert.Single(journal.Read())).Score.OverturnProbability);
        journal.Finish();
    }

    [Fact]
    public void An_entry_that_nobody_wrote_is_one_error_though_its_checksum_is_right()
    {
        using (var journal = ScoreJournal.Open(Output, "run", resume: false))
        {
            journal.Add(Row(0.25));
        }

        var whole = File.ReadAllBytes(Output);
        var begin = 8 + BitConverter.ToInt32(whole);
        var entry = whole[(begin + 8)..];
        var damages = Enumerable.Range(0, entry.Length).SelectMany(at => new[]
        {
            entry[..at], [.. entry[..at], 0xFF, .. entry[(at + 1)..]], [.. entry[..at], 0, 0, .. entry[at..]],
            [.. entry[..at], 0xFF, 0xFF, 0xFF, 0xFF, 0x07, .. entry[at..]],
        });

        Assert.All(damages, damaged =>
        {
            File.WriteAllBytes(Output, [.. whole[..begin], .. Frame(damaged)]);
            using var journal = ScoreJournal.Open(Output, "run", resume: true);

            var problem = Record.Exception(() => new ScoreRanks().Count(
                journal.Read().OfType<ScoreRead.Row>().Select(row => row.Score).FirstOrDefault()
                ?? ScoreRanksTests.Row(0.5)));

            Assert.True(problem is null or ImrPredictException, problem?.ToString());
        });
    }

    private static byte[] Frame(byte[] entry) =>
        [.. BitConverter.GetBytes(entry.Length), .. BitConverter.GetBytes(Crc32.HashToUInt32(entry)), .. entry];

    private static ScoreRead.Row Row(double? probability) => new(ScoreRanksTests.Row(probability));
}
