using ImrPredict.Cases.Provenance;
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
}
