using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Cusum;
using ImrPredict.Audit.Charts.Dispersion;
using ImrPredict.Audit.Charts.Runs;
using ImrPredict.Cases;
using ImrPredict.Numerics;

namespace ImrPredict.Tests.Audit;

/// <summary>Charts against examples that others have published, with the source of each.</summary>
public sealed class PublishedChartsTests
{
    // Nonconforming chips of 30 wafers of 50 (NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2,
    // www.itl.nist.gov/div898/handbook/pmc/section3/pmc332.htm); the same counts are the cans of Montgomery,
    // Introduction to Statistical Quality Control, and data set orangejuice of the R package qcc.
    private static readonly int[] Wafers =
    [
        12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
    ];

    // Samples 31 to 54 of the cans, after the machine was adjusted.
    private static readonly int[] Adjusted =
        [9, 6, 12, 5, 6, 4, 6, 3, 7, 6, 2, 4, 3, 6, 5, 4, 8, 5, 6, 7, 5, 6, 3, 5];

    // Failing circuits of 30 batches of 500 (SAS/QC User's Guide, PCHART statement, data set CircOne,
    // support.sas.com/documentation/cdl/en/qcug/68161/HTML/default/qcug_shewhart_sect238.htm).
    private static readonly int[] Circuits =
        [7, 6, 6, 9, 2, 11, 8, 8, 6, 19, 7, 5, 7, 5, 8, 13, 7, 14, 19, 5, 7, 5, 7, 5, 11, 4, 6, 3, 11, 3];

    private static readonly ChartOptions Textbook = new() { Overdispersion = OverdispersionForm.None };

    [Fact]
    public void The_wafers_of_the_NIST_handbook_have_its_centre_its_limits_and_its_points_outside()
    {
        var chart = Draw(Wafers, 50, Textbook);

        Assert.Equal(1, Assert.Single(chart.Stretches).LaneySigma);
        Assert.All(chart.Points, p => Assert.Equal(0.2313, p.Centre / 50, 4));
        Assert.All(chart.Points, p => Assert.Equal(0.4102, (p.Centre + (3 * Sigma(p))) / 50, 4));
        Assert.All(chart.Points, p => Assert.Equal(0.0524, (p.Centre - (3 * Sigma(p))) / 50, 4));
        Assert.Equal([15, 23], Outside(chart));
        Assert.Equal([15, 23], Told(chart, RunRule.Outside));
    }

    [Fact]
    public void The_circuits_of_SAS_lie_outside_where_it_says_so() =>
        Assert.Equal([10, 19], Outside(Draw(Circuits, 500, Textbook)));

    [Fact]
    public void Laneys_limits_take_in_wafers_whose_neighbours_differ_by_more_than_chance()
    {
        var chart = Draw(Wafers, 50, new());

        // The mean moving range of the z-scores over 1.128, by hand.
        Assert.Equal(1.6609, Assert.Single(chart.Stretches).LaneySigma, 4);
        Assert.Empty(Outside(chart));
    }

    [Fact]
    public void The_cans_have_limits_of_their_own_from_the_adjustment_of_the_machine_on()
    {
        int[] cans = [.. Wafers, .. Adjusted];

        var whole = Draw(cans, 50, Textbook);
        var rebased = Draw(cans, 50, Textbook with { Rebase = ["2092-07: machine adjusted"] });

        Assert.Equal([(0, 30), (30, 54)], rebased.Stretches.Select(s => (s.First, s.End)));
        Assert.Equal(0.2313, rebased.Points[0].Centre / 50, 4);
        // 133 of 1,200; three sigma more are .2440, and three less are below 0.
        var adjusted = rebased.Points[30];
        Assert.Equal(0.1108, adjusted.Centre / 50, 4);
        Assert.Equal(0.2440, (adjusted.Centre + (3 * Sigma(adjusted))) / 50, 4);
        Assert.Equal([15, 23], Outside(rebased));
        Assert.Contains(whole.Signals, s => s is { Rule: RunRule.Shift, IsHigh: false } && s.MetAt[0] > 30);
        Assert.DoesNotContain(rebased.Signals, s => s.Points.Any(p => p < 30) && s.Points.Any(p => p >= 30));
    }

    [Fact]
    public void The_sums_of_Montgomerys_concentrations_are_those_of_his_table_and_none_passes_its_limit()
    {
        // Applied Statistics and Probability for Engineers, example 16-6 and table 16-8: target 99, K 1, H 10.
        double[] values =
        [
            102.0, 94.8, 98.3, 98.4, 102.0, 98.5, 99.0, 97.7, 100.0, 98.1, 101.3, 98.7, 101.1, 98.4, 97.0, 96.7, 100.3,
            101.4, 97.2, 101.0,
        ];
        var (up, down) = (new CusumSide(10, isUpward: true), new CusumSide(10, isUpward: false));

        var high = values.Select((value, place) => Math.Round(up.Step(place, value - 100, 0, 0), 6)).ToList();
        var low = values.Select((value, place) => Math.Round(down.Step(place, 98 - value, 0, 0), 6)).ToList();

        Assert.Equal([2.0, 0, 0, 0, 2, 0.5, 0, 0, 0, 0, 1.3, 0, 1.1, 0, 0, 0, 0.3, 1.7, 0, 1], high);
        Assert.Equal([0.0, 3.2, 2.9, 2.5, 0, 0, 0, 0.3, 0, 0, 0, 0, 0, 0, 1, 2.3, 0, 0, 0.8, 0], low);
        Assert.Empty(up.Alarms.Concat(down.Alarms));
    }

    [Fact]
    public void The_groups_of_the_NIST_handbook_alarm_upwards_at_the_fourteenth()
    {
        // 6.3.2.3, www.itl.nist.gov/div898/handbook/pmc/section3/pmc323.htm: target 325, h 4.1959, k .3175. The first
        // sum above h is 3.0125 + 327.25 - 325.3175.
        double[] groups =
        [
            324.93, 324.68, 324.73, 324.35, 325.35, 325.23, 324.13, 324.53, 325.23, 324.60, 324.63, 325.15, 328.33,
            327.25, 327.83, 328.50, 326.68, 327.78, 326.88, 328.35,
        ];
        var (up, down) = (new CusumSide(4.1959, isUpward: true), new CusumSide(4.1959, isUpward: false));

        var high = groups.Select((value, place) => up.Step(place, value - 325 - 0.3175, 0, 0)).ToList();
        var low = groups.Select((value, place) => down.Step(place, 325 - 0.3175 - value, 0, 0)).ToList();

        Assert.Equal((12, 13), (up.Alarms[0].From, up.Alarms[0].At));
        Assert.Equal(4.945, high[13], 6);
        Assert.Equal(0.705, low[7], 6);
        Assert.Empty(down.Alarms);
    }

    [Theory]
    [InlineData(0, false, 2, -0.024)]
    [InlineData(0, true, 2, 0.669)]
    [InlineData(50, false, 2, -0.433)]
    [InlineData(50, true, 2, 0.260)]
    [InlineData(0, false, 0.5, 0.012)]
    [InlineData(0, true, 0.5, -0.681)]
    [InlineData(50, false, 0.5, 0.316)]
    [InlineData(50, true, 0.5, -0.377)]
    public void The_weights_of_Steiners_patients_are_those_that_he_prints(
        int parsonnet, bool died, double oddsRatio, double weight)
    {
        // Biostatistics 1 (2000), page 446, and Statistics in Action (2014), page 234, as in the tests of the R package
        // vlad: log-odds of death -3.68 + .077 x Parsonnet score.
        var risk = Logistic.Sigmoid(-3.68 + (0.077 * parsonnet));

        Assert.Equal(weight, CusumScore.ComputeItem(risk, died, oddsRatio), 3);
    }

    private static PeriodChart Draw(int[] counts, int size, ChartOptions options)
    {
        List<DecidedItem> items = [.. counts.SelectMany((count, month) => Enumerable.Range(0, size).Select(place =>
            MadeCases.Item((month * size) + place, 1, place < count, new DateOnly(2090, 1, 15).AddMonths(month))))];
        return ControlCharts.DrawOverall(items, [.. items.Select(_ => 0.1)], options)!;
    }

    // Of the count.
    private static double Sigma(ChartPoint point) => point.RatioError * point.Expected;

    private static IEnumerable<int> Outside(PeriodChart chart) => chart.Points
        .Select((point, place) => (point.Position, Number: place + 1))
        .Where(p => p.Position is ChartPosition.Above998 or ChartPosition.Below998).Select(p => p.Number);

    private static IEnumerable<int> Told(PeriodChart chart, RunRule rule) =>
        chart.Signals.Where(s => s.Rule == rule).SelectMany(s => s.Points).Select(place => place + 1).Order();
}
