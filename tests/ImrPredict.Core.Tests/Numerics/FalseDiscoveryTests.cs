using ImrPredict.Numerics;

namespace ImrPredict.Tests.Numerics;

public sealed class FalseDiscoveryTests
{
    [Fact]
    public void Benjamini_Hochberg_gives_the_q_values_computed_by_hand()
    {
        var q = FalseDiscovery.BenjaminiHochberg([0.01, 0.04, 0.03, 0.5]);

        // 0.01 * 4/1 = .04; 0.03 * 4/2 = .06 and 0.04 * 4/3 = .0533, so both .0533; 0.5 * 4/4 = .5.
        Assert.Equal([0.04, 0.05333, 0.05333, 0.5], q.Select(v => Math.Round(v, 5)));
    }

    [Fact]
    public void Benjamini_Yekutieli_multiplies_by_the_harmonic_sum_and_stops_at_one()
    {
        var q = FalseDiscovery.BenjaminiYekutieli([0.01, 0.04, 0.03, 0.5]);

        // 1 + 1/2 + 1/3 + 1/4 = 2.08333.
        Assert.Equal([0.08333, 0.11111, 0.11111, 1.0], q.Select(v => Math.Round(v, 5)));
    }

    [Fact]
    public void The_discrete_form_counts_only_items_that_could_have_come_out_so_strangely()
    {
        // One strange item with probability .02 beside nine whose rarer outcome has .4 and did not happen.
        double[] p = [0.02, .. Enumerable.Repeat(1.0, 9)];
        double[] rarer = [0.02, .. Enumerable.Repeat(0.4, 9)];

        var q = FalseDiscovery.Discrete(p, rarer, [.. Enumerable.Range(0, 10)]);

        Assert.Equal(0.02 / 0.98, q[0], 10);
        Assert.Equal(0.2, FalseDiscovery.BenjaminiHochberg(p)[0], 10);
    }

    [Fact]
    public void The_discrete_form_counts_a_letter_once()
    {
        double[] p = [0.01, 0.01, 0.01];

        Assert.Equal(0.03 / 0.99, FalseDiscovery.Discrete(p, p, [7, 7, 7])[0], 10);
        Assert.Equal(0.01 / 0.99, FalseDiscovery.Discrete(p, p, [1, 2, 3])[0], 10);
    }

    [Fact]
    public void Equal_p_values_have_equal_q_values_and_none_exceeds_one()
    {
        double[] p = [1, 0.2, 1, 0.2, 0.2, 0.04];

        foreach (var q in new[] { FalseDiscovery.BenjaminiHochberg(p), FalseDiscovery.BenjaminiYekutieli(p) })
        {
            Assert.Equal(q[1], q[3]);
            Assert.Equal(q[1], q[4]);
            Assert.All(q, v => Assert.InRange(v, 0, 1));
        }
    }
}
