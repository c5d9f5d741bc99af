using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;

namespace ImrPredict.Tests.Scoring;

public sealed class ScoreRanksTests
{
    [Fact]
    public void Ranks_go_from_the_highest_probability_down_equals_in_input_order_and_abstained_rows_have_none()
    {
        var ranks = Counted(Row(0.2), Row(null), Row(0.9), Row(0.2), Row(0), Row(1));

        Assert.Equal(
            [3, null, 2, 4, 5, 1],
            [ranks.RankOf(Row(0.2)), ranks.RankOf(Row(null)), ranks.RankOf(Row(0.9)), ranks.RankOf(Row(0.2)),
             ranks.RankOf(Row(0)), ranks.RankOf(Row(1))]);
    }

    [Fact]
    public void Probabilities_that_are_written_differently_are_never_ranked_as_equals()
    {
        var ranks = Counted(Row(0.100001), Row(0.100002));

        Assert.Equal([2, 1], [ranks.RankOf(Row(0.100001)), ranks.RankOf(Row(0.100002))]);
    }

    [Fact]
    public void A_percentile_counts_rows_of_the_same_service_alone_equals_by_half()
    {
        var ranks = Counted(Row(0.1), Row(0.3), Row(0.3), Row(0.5), Row(0.9, "Surgery"));

        Assert.Equal(50, ranks.PercentileOf(Row(0.3)));
        Assert.Equal(12.5, ranks.PercentileOf(Row(0.1)));
        Assert.Equal(50, ranks.PercentileOf(Row(0.9, "Surgery")));
        Assert.Null(ranks.PercentileOf(Row(null)));
    }

    internal static ItemScore Row(double? probability, string service = "Imaging", string caseNumber = "C-1") => new()
    {
        CaseNumber = caseNumber,
        Number = 1,
        RequestedService = service,
        ServiceCategory = new ServiceCategory(service, ""),
        Service = service,
        Source = ItemSource.CaseTable,
        At = new SourceLocation("cases.csv", SourceUnit.Line, 2),
        ModelId = "m",
        OverturnProbability = probability,
        BaseRate = 0.1,
        KnownShare = 0.9,
        AbstainReason = probability is null ? "not enough information" : null,
    };

    private static ScoreRanks Counted(params ItemScore[] rows)
    {
        var ranks = new ScoreRanks();
        foreach (var row in rows)
        {
            ranks.Count(row);
        }

        return ranks;
    }
}
