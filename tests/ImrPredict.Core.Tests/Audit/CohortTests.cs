using System.Globalization;
using ImrPredict.Audit.Run;
using ImrPredict.Audit.Surprise;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;

namespace ImrPredict.Tests.Audit;

public sealed class CohortTests
{
    [Fact]
    public void A_decision_against_the_custom_of_its_own_year_is_strange()
    {
        var random = new Random(6);
        List<DecidedItem> items = [.. Enumerable.Range(0, 1200).Select(
            row => Coded(row, 2001 + (row % 2), random.NextDouble() < (row % 2 == 0 ? 0.1 : 0.9)))];

        var scored = SurpriseScores.Score(items, [.. items.Select(_ => 0.5)], [], new SurpriseOptions());

        Assert.True(scored.PeersUsed);
        Assert.All(scored.Items, i => Assert.Equal(i.Row % 2 == 0, i.PeerProbability < 0.3));
        var strangest = scored.Items.Where(i => i.Rank <= 50).ToList();
        Assert.All(strangest, i => Assert.Equal(items[i.Row].Item.ReportYear == 2001, items[i.Row].Overturned));
    }

    [Fact]
    public void An_items_own_decision_hardly_moves_what_is_expected_of_it()
    {
        var random = new Random(7);
        List<DecidedItem> items = [.. Enumerable.Range(0, 1200).Select(
            row => Coded(row, 2001 + (row % 2), random.NextDouble() < (row % 2 == 0 ? 0.1 : 0.9)))];
        List<DecidedItem> flipped = [MadeCases.Flipped(items[0]), .. items.Skip(1)];
        double[] expected = [.. items.Select(_ => 0.5)];

        var before = SurpriseScores.Score(items, expected, [], new SurpriseOptions()).Items[0].PeerProbability;
        var after = SurpriseScores.Score(flipped, expected, [], new SurpriseOptions()).Items[0].PeerProbability;

        // It is not among its own peers; it reaches the weights through the rates of others, one of 1,200.
        Assert.InRange(after, before - 0.005, before + 0.005);
    }

    [Fact]
    public void Where_like_decisions_say_nothing_the_expectation_stays_as_it_is()
    {
        var used = Enumerable.Range(0, 20).Count(seed =>
        {
            var random = new Random(100 + seed);
            List<DecidedItem> items = [.. Enumerable.Range(0, 400).Select(
                row => Coded(row, 2001 + random.Next(5), random.NextDouble() < 0.4))];
            return SurpriseScores.Score(items, [.. items.Select(_ => 0.4)], [], new SurpriseOptions()).PeersUsed;
        });

        Assert.Equal(0, used);
    }

    [Fact]
    public void A_verdict_that_its_own_rationale_contradicts_is_read_before_stranger_ones()
    {
        List<DecidedItem> items = [.. Enumerable.Range(0, 60).Select(
            row => MadeCases.Item(row, 1, row == 5, rationale: row == 40
                ? "The request for this made-up service is medically necessary." : ""))];

        double[] expected = [.. items.Select((_, row) => row == 40 ? 0.1 : 0.3)];
        var audit = AuditRun.Run(new AuditInput { Items = items, Expected = expected }, new AuditOptions());

        Assert.Equal(0, audit.Surprise.Flags);
        Assert.Equal(40, audit.ReadFirst[0].Surprise.Row);
        Assert.Equal(5, audit.ReadFirst[1].Surprise.Row);
    }

    [Fact]
    public void Similar_decisions_are_those_of_other_cases_and_the_other_way_comes_first()
    {
        List<DecidedItem> items =
        [
            MadeCases.Item(1, 1, true, text: "rare zebra stripes on the left hoof"),
            MadeCases.Item(1, 2, true, text: "rare zebra stripes on the left hoof"),
            MadeCases.Item(2, 1, true, text: "rare zebra stripes on the other hoof"),
            MadeCases.Item(3, 1, false, text: "zebra without a hoof"),
            .. Enumerable.Range(10, 40).Select(n => MadeCases.Item(n, 1, false, text: "plain horse in a field")),
        ];

        var similar = new SimilarDecisions(items).Find(0, 3);

        Assert.StartsWith("CM90-0000003 item 1: upheld", similar[0], StringComparison.Ordinal);
        Assert.StartsWith("CM90-0000002 item 1: overturned", similar[1], StringComparison.Ordinal);
        Assert.DoesNotContain(similar, s => s.StartsWith("CM90-0000001", StringComparison.Ordinal));
    }

    private static DecidedItem Coded(int row, int year, bool overturned) => new(
        new DisputedItem
        {
            CaseNumber = string.Create(CultureInfo.InvariantCulture, $"EI{row:D6}"),
            Number = 1,
            Source = ItemSource.DmhcFile,
            RequestedService = "",
            TreatmentCategory = "Made-up treatment",
            DiagnosisCategory = "Made-up diagnosis",
            ReportYear = year,
        },
        new Decision { Outcome = overturned ? Outcome.Overturned : Outcome.Upheld });
}
