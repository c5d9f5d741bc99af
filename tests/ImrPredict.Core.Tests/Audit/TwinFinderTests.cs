using ImrPredict.Audit.Twins;

namespace ImrPredict.Tests.Audit;

public sealed class TwinFinderTests
{
    private const string Facts = "A made up worker lifted a crate and felt pain in the back. Six visits of therapy "
        + "were done, "
        + "strength is full, reflexes are even, and the pain stays at four of ten. A second course is asked for.";

    private const string Others = "Someone fell from a low ladder onto an open hand. The wrist is swollen, a "
        + "splint was worn "
        + "for a month, the films show nothing broken, and grip is half of what it was. A scan is asked for.";

    [Fact]
    public void Like_facts_of_different_letters_with_unlike_outcomes_are_opposite_twins()
    {
        var twins = TwinFinder.Find(
            [MadeCases.Item(1, 1, true, text: Facts), MadeCases.Item(2, 1, false, text: Others),
             MadeCases.Item(3, 1, false, text: Facts.Replace("crate", "box", StringComparison.Ordinal))],
            new TwinOptions());

        var pair = Assert.Single(twins.Pairs);
        Assert.Equal((0, 2, true), (pair.First, pair.Second, pair.Opposite));
        Assert.InRange(pair.Similarity, 0.6, 0.99);
        Assert.Equal(1, twins.DisagreementShare);
    }

    [Fact]
    public void Items_of_one_letter_and_items_on_other_services_are_no_twins()
    {
        var other = MadeCases.Item(2, 1, false, text: Facts);
        other = other with { Item = other.Item with { RequestedService = "Another thing entirely" } };

        var twins = TwinFinder.Find(
            [MadeCases.Item(1, 1, true, text: Facts), MadeCases.Item(1, 2, false, text: Facts), other],
            new TwinOptions());

        Assert.Empty(twins.Pairs);
        Assert.Null(twins.AccuracyCeiling);
    }

    [Fact]
    public void The_ceiling_follows_from_the_share_of_twins_that_differ()
    {
        // Of four twins 3 were upheld and 1 overturned: 3 of 6 pairs differ; (1 + sqrt(1 - 2 * .5)) / 2.
        var twins = TwinFinder.Find(
            [.. Enumerable.Range(0, 4).Select(i => MadeCases.Item(i, 1, i == 0, text: Facts))], new TwinOptions());

        Assert.Equal(0.5, twins.DisagreementShare!.Value, 10);
        Assert.Equal(0.5, twins.AccuracyCeiling!.Value, 10);
    }
}
