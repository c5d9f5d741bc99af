using ImrPredict.Audit.Surprise;
using ImrPredict.Cases;

namespace ImrPredict.Tests.Audit;

public sealed class SurpriseScoresTests
{
    // The expectations here are the truth itself, not learnt.
    private static readonly SurpriseOptions Options = new() { Caution = 0 };

    [Fact]
    public void The_stranger_the_decision_the_larger_its_surprise()
    {
        DecidedItem[] items =
            [MadeCases.Item(1, 1, true), MadeCases.Item(2, 1, true), MadeCases.Item(3, 1, false),
                MadeCases.Item(4, 1, false)];

        var result = SurpriseScores.Score(items, [0.3, 0.5, 0.3, 0.9], [], Options);

        Assert.Equal([2, 3, 4, 1], result.Items.Select(i => i.Rank));
        Assert.Equal(-Math.Log(0.3), result.Items[0].Surprise, 10);
        Assert.Equal([0.3, 1, 1, 1.0 / 6],
            result.Items.Select(i => Math.Round(i.PValue, 10)).Select(p => p == Math.Round(1.0 / 6, 10) ? 1.0 / 6 : p));
    }

    [Fact]
    public void What_follows_from_a_surgery_of_the_letter_is_not_flagged_by_itself()
    {
        DecidedItem Of(int letter, int number, bool overturned, string title, string subcategory)
        {
            var made = MadeCases.Item(letter, number, overturned);
            return made with
            {
                Item = made.Item with { RequestedService = title, ServiceCategory = new("Surgery", subcategory) },
            };
        }

        DecidedItem[] items =
        [
            Of(1, 1, true, "Lumbar fusion", "Spine"), Of(1, 2, true, "Pre-operative clearance", "Adjunct"),
            Of(1, 3, true, "Associated surgical service: cold therapy unit", ""),
            Of(1, 4, false, "Assistant surgeon", "Adjunct"), Of(2, 1, true, "Post-op physical therapy", ""),
        ];

        var result = SurpriseScores.Score(
            items, [0.001, 0.001, 0.001, 0.999, 0.001], [], Options with { FalseDiscoveryRate = 1, UsePeers = false });

        Assert.Equal([null, 0, 0, null, null], result.Items.Select(i => i.FollowsFrom));
        Assert.Equal([true, false, false, true, true], result.Items.Select(i => i.Flagged));
    }

    [Fact]
    public void A_probability_cannot_claim_more_than_the_number_of_decisions_can_show()
    {
        DecidedItem[] items = [.. Enumerable.Range(0, 98).Select(i => MadeCases.Item(i, 1, i == 0))];

        var result = SurpriseScores.Score(items, new double[98], [], Options);

        Assert.Equal(0.01, result.Items[0].PValue, 10);
        Assert.Equal(0, result.Items[0].ExpectedProbability);
    }

    [Fact]
    public void A_nominal_share_of_one_flags_every_item()
    {
        var random = new Random(1);
        var (items, p) = MadeCases.Drawn(random, 40, 3, random.NextDouble);

        foreach (var method in Enum.GetValues<FalseDiscoveryMethod>())
        {
            var result = SurpriseScores.Score(items, p, [], Options with { FalseDiscoveryRate = 1, Method = method });

            Assert.Equal(items.Count, result.Flags);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.6)]
    public void Where_every_decision_is_as_expected_at_most_the_nominal_share_of_runs_has_a_flag(double shared)
    {
        const int Runs = 400;
        var random = new Random(20);
        var crying = 0;
        for (var run = 0; run < Runs; run++)
        {
            var (items, p) = MadeCases.Drawn(random, 120, 3, () => MadeCases.LogitNormal(random, -2.5, 1.5), shared);
            crying += SurpriseScores.Score(items, p, [], Options).Flags > 0 ? 1 : 0;
        }

        // Nominal 10 %; the binomial allows 2 standard errors (3 %) above it.
        Assert.InRange(crying, 0, (0.10 + 0.03) * Runs);
    }

    [Fact]
    public void The_mean_share_of_false_flags_stays_at_or_below_nominal_and_planted_flips_are_found()
    {
        var random = new Random(21);
        var (falseShare, found, plain) = (0.0, 0, 0);
        for (var draw = 0; draw < 50; draw++)
        {
            var (items, p) = MadeCases.Drawn(random, 400, 2, () => MadeCases.LogitNormal(random, -7, 2.5));
            var flipped = Enumerable.Range(0, items.Count).Where(_ => random.NextDouble() < 0.05).ToHashSet();
            List<DecidedItem> spoilt =
                [.. items.Select((item, row) => flipped.Contains(row) ? MadeCases.Flipped(item) : item)];

            var flags = SurpriseScores.Score(spoilt, p, [], Options).Items.Where(i => i.Flagged).ToList();

            falseShare += flags.Count == 0 ? 0 : (double)flags.Count(i => !flipped.Contains(i.Row)) / flags.Count;
            found += flags.Count;
            plain += SurpriseScores.Score(
                spoilt, p, [], Options with { Method = FalseDiscoveryMethod.BenjaminiHochberg }).Flags;
        }

        Assert.InRange(falseShare / 50, 0, 0.10);
        Assert.True(found > 50 * 20, $"{found} flags in 50 draws");
        Assert.True(found > plain, $"{found} against {plain} of the plain form");
    }

    [Fact]
    public void The_expected_number_of_false_flags_is_what_really_happens_by_chance()
    {
        var random = new Random(22);
        var (expected, real) = (0.0, 0);
        for (var draw = 0; draw < 50; draw++)
        {
            var (items, p) = MadeCases.Drawn(random, 400, 2, () => MadeCases.LogitNormal(random, -6, 2.5));
            var flipped = Enumerable.Range(0, items.Count).Where(_ => random.NextDouble() < 0.05).ToHashSet();
            List<DecidedItem> spoilt =
                [.. items.Select((item, row) => flipped.Contains(row) ? MadeCases.Flipped(item) : item)];
            var result = SurpriseScores.Score(spoilt, p, [], Options);

            expected += result.ExpectedFalseFlags;
            real += result.Items.Count(i => i.Flagged && !flipped.Contains(i.Row));
        }

        Assert.InRange(real, 0, expected * 1.1);
        Assert.True(real > expected * 0.7, $"{real} false flags, {expected} expected");
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.645)]
    public void An_expectation_too_sure_by_a_standard_error_cries_wolf_only_without_caution(double caution)
    {
        const int Runs = 300;
        var random = new Random(23);
        var crying = 0;
        for (var run = 0; run < Runs; run++)
        {
            var (items, p) = MadeCases.Drawn(random, 700, 1, () => MadeCases.LogitNormal(random, 0, 0.8));
            double[] tooSure = [.. p.Select(v => 1 / (1 + Math.Exp(-1.25 * Math.Log(v / (1 - v)))))];
            crying += SurpriseScores.Score(
                items, tooSure, [], Options with { Caution = caution, UsePeers = false }).Flags > 0 ? 1 : 0;
        }

        Assert.True(caution > 0 ? crying <= 0.13 * Runs : crying > 0.13 * Runs, $"{crying} of {Runs} runs have a flag");
    }

    [Fact]
    public void Letter_mates_lift_the_precision_of_the_ranking_where_letters_stand_together()
    {
        var (withPeers, without) = (0.0, 0.0);
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            var (items, p) = MadeCases.Drawn(random, 700, 3, () => MadeCases.LogitNormal(random, -2, 0.8), shared: 0.6);
            var flipped = Enumerable.Range(0, items.Count).Where(_ => random.NextDouble() < 0.05).ToHashSet();
            List<DecidedItem> spoilt =
                [.. items.Select((item, row) => flipped.Contains(row) ? MadeCases.Flipped(item) : item)];

            withPeers += Precision(SurpriseScores.Score(spoilt, p, [], Options), flipped);
            without += Precision(SurpriseScores.Score(spoilt, p, [], Options with { UsePeers = false }), flipped);
        }

        Assert.True(withPeers > 1.2 * without, $"average precision {withPeers / 10:F3} against {without / 10:F3}");
    }

    [Fact]
    public void Peers_are_left_alone_where_they_say_nothing()
    {
        var random = new Random(3);
        var (items, p) = MadeCases.Drawn(random, 300, 4, () => MadeCases.LogitNormal(random, -2, 1));

        var result = SurpriseScores.Score(items, p, [], Options);

        Assert.False(result.PeersUsed);
        Assert.All(result.Items, i => Assert.Equal(i.ExpectedProbability, i.PeerProbability));
    }

    [Fact]
    public void The_same_input_gives_the_same_scores()
    {
        var random = new Random(4);
        var (items, p) = MadeCases.Drawn(random, 300, 4, () => MadeCases.LogitNormal(random, -2, 1), shared: 0.6);

        Assert.Equal(SurpriseScores.Score(items, p, [], Options).Items,
            SurpriseScores.Score(items, p, [], Options).Items);
    }

    [Fact]
    public void An_expectation_that_is_too_sure_of_itself_is_said_not_to_fit()
    {
        var random = new Random(5);
        var (items, p) = MadeCases.Drawn(random, 2000, 1, () => MadeCases.LogitNormal(random, -2, 1));
        double[] tooSure = [.. p.Select(v => 1 / (1 + Math.Exp(-2.5 * Math.Log(v / (1 - v)))))];

        Assert.True(SurpriseScores.Score(items, p, [], Options).Calibration.Fits);
        Assert.False(SurpriseScores.Score(items, tooSure, [], Options).Calibration.Fits);
    }

    internal static double Precision(SurpriseResult result, HashSet<int> wanted)
    {
        var (found, sum) = (0, 0.0);
        foreach (var item in result.Items.OrderBy(i => i.Rank))
        {
            if (wanted.Contains(item.Row))
            {
                found++;
                sum += (double)found / item.Rank;
            }
        }

        return sum / wanted.Count;
    }
}
