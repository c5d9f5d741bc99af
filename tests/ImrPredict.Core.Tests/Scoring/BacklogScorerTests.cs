using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using ImrPredict.Tests.Training;

namespace ImrPredict.Tests.Scoring;

public sealed class BacklogScorerTests(SmallRun small) : IClassFixture<SmallRun>
{
    [Fact]
    public async Task An_item_that_the_model_fails_on_costs_one_reject_and_no_other_row()
    {
        var items = SmallCases.Make(5).Select(decided => decided.Item).ToList();
        items[2] = items[2] with { ClinicalText = null! };
        var reads = items.Select((item, i) => new ItemRead.Parsed(
            new SourceLocation("cases.csv", SourceUnit.Line, i + 2), item, null, null, []));

        var scored = await BacklogScorer
            .ScoreAsync(reads.ToAsyncEnumerable(), new ItemScorer(small.Run.Model, new ScoringOptions()))
            .ToListAsync();

        Assert.Equal([true, true, false, true, true], scored.Select(read => read is ScoreRead.Row));
        var reject = Assert.IsType<ScoreRead.Reject>(scored[2]).Rejected;
        Assert.Equal(4, reject.At.Number);
        Assert.Contains(items[2].CaseNumber, reject.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_drop_what_one_process_drops_behind_a_letter_that_cannot_be_scored()
    {
        var item = SmallCases.Make(1)[0].Item;
        var key = LetterDuplicates.KeyOf(item, null);
        var at = new SourceLocation("letter.txt");
        ItemRead.Parsed[] letters =
        [
            new(at, item with { ClinicalText = null! }, null, null, []) { LetterKey = key },
            new(at with { File = "copy.txt" }, item, null, null, []) { LetterKey = key },
        ];
        var row = new ItemRead.Parsed(new SourceLocation("cases.csv", SourceUnit.Line, 2), item, null, null, []);

        var one = await MergeAsync(new LetterDuplicates(keepCopies: false));
        var parts = await MergeAsync(new LetterDuplicates(keepCopies: true));

        Assert.Equal((1, 1L), (one.Summary.FirstRejects.Count, one.Summary.Tally.ItemsIn));
        Assert.Equal((1, 1L), (parts.Summary.FirstRejects.Count, parts.Summary.Tally.ItemsIn));
        Assert.Equal((1L, 1L), (parts.Copies, parts.GivenRows));

        async Task<ScoreMerge> MergeAsync(LetterDuplicates given)
        {
            ItemRead[] reads = [.. letters.Select(given.Remember), given.MarkIfGiven(row)];
            using var journal = ScoreJournal.OpenWithoutName("part");
            await foreach (var read in BacklogScorer.ScoreAsync(
                reads.ToAsyncEnumerable(), new ItemScorer(small.Run.Model, new ScoringOptions())))
            {
                journal.Add(read);
            }

            return ScoreMerge.Begin([journal], small.Run.Model, small.Run.Reference);
        }
    }
}
