using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Numerics;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Assessment.Results;

namespace ImrPredict.Tests.Training;

public sealed class WeakSegmentsTests
{
    private const int Rows = 1200;

    [Fact]
    public void A_part_of_two_fields_where_the_probabilities_say_too_little_is_found()
    {
        var report = Find(seed: 1, planted: true);

        var segment = Assert.Single(report.Segments);
        Assert.Equal("year 2013, treatment Surgery", segment.Part);
        Assert.InRange(segment.NOverturned / segment.Expected, 1.5, 3);
        Assert.InRange(segment.QValue, 0, 0.1);
        Assert.Contains("treatment Surgery", WeakSegmentWords.Of(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Right_probabilities_have_no_weak_segment_but_by_rare_chance()
    {
        var falseAlarms = Enumerable.Range(0, 50).Count(seed => Find(seed, planted: false).Segments.Count > 0);

        Assert.InRange(falseAlarms, 0, 5);
    }

    [Fact]
    public void Rows_of_one_letter_are_one_piece_of_evidence()
    {
        var report = Find(seed: 1, planted: true, rowsOfLetter: 60);

        Assert.Empty(report.Segments);
    }

    [Fact]
    public void That_the_level_of_all_rows_is_off_makes_no_segment_weak()
    {
        var report = Find(seed: 3, planted: false, said: 0.15);

        Assert.Empty(report.Segments);
        Assert.True(report.Looked > 10);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.959964, 0.025)]
    [InlineData(4.891638, 5e-7)]
    [InlineData(30, 4.906714e-198)]
    public void The_upper_tail_is_that_of_the_normal_distribution(double z, double share) =>
        Assert.InRange(NormalDistribution.UpperTail(z) / share, 0.9999, 1.0001);

    // Everybody has a probability of .3; where planted, seven in ten of the surgeries of 2013 are overturned.
    private static WeakSegmentReport Find(int seed, bool planted, int rowsOfLetter = 1, double said = 0.3)
    {
        var random = new Random(seed);
        var items = new List<DecidedItem>();
        double chance = 0;
        for (var row = 0; row < Rows; row++)
        {
            var (treatment, year) = (row / 60 % 3, 2012 + (row / 180 % 3));
            var weak = planted && treatment == 0 && year == 2013;
            chance = row % rowsOfLetter == 0 ? random.NextDouble() : chance;
            items.Add(new DecidedItem(
                new DisputedItem
                {
                    CaseNumber = $"C{row / rowsOfLetter}",
                    Number = (row % rowsOfLetter) + 1,
                    Source = ItemSource.DmhcFile,
                    RequestedService = "",
                    TreatmentCategory = new[] { "Surgery", "Drugs", "Imaging" }[treatment],
                    ReportYear = year,
                    Sex = row % 2 == 0 ? Sex.Female : Sex.Male,
                    ServiceCategory = ServiceCategory.Other,
                },
                new Decision { Outcome = chance < (weak ? 0.7 : 0.3) ? Outcome.Overturned : Outcome.Upheld }));
        }

        double[] probabilities = [.. items.Select(_ => said)];
        return WeakSegments.Find(new(
            items, [.. Enumerable.Range(0, Rows).Select(row => row / rowsOfLetter)], probabilities, probabilities,
            probabilities, probabilities, ["text"], [probabilities]));
    }
}
