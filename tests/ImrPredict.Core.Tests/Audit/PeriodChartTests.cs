using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Runs;
using ImrPredict.Cases;

namespace ImrPredict.Tests.Audit;

public sealed class PeriodChartTests
{
    [Fact]
    public void The_limits_lie_around_the_units_own_level()
    {
        // 40 a month, 10 of them overturned where 8 are expected.
        var chart = Draw(months: 12, (_, place) => place < 10, expected: 0.2);

        Assert.Equal(1.25, Assert.Single(chart.Stretches).Level, 10);
        Assert.All(chart.Points, p => Assert.Equal((8.0, 10.0), (Math.Round(p.Expected, 6), Math.Round(p.Centre, 6))));
        Assert.All(chart.Points, p => Assert.Equal(0, p.Z, 6));
        Assert.Equal((Variation.CommonCause, Assurance.None), (chart.Variation, chart.Assurance));
    }

    [Fact]
    public void A_shift_that_lasts_is_a_run_and_after_a_rebasing_it_is_none()
    {
        static bool Overturned(int month, int place) => place < (month < 12 ? 8 : 14) + (month % 2);

        var whole = Draw(24, Overturned, 0.25);
        var rebased = Draw(24, Overturned, 0.25, new ChartOptions { Rebase = ["2091-01: new vendor"] });

        Assert.Contains(whole.Signals, s => s is { Rule: RunRule.Shift, IsHigh: true } && s.Points.Count == 12);
        Assert.Equal(Variation.SpecialCauseHigh, whole.Variation);
        Assert.Empty(rebased.Signals);
        Assert.Equal(Variation.CommonCause, rebased.Variation);
        Assert.Equal([(0, 12), (12, 24)], rebased.Stretches.Select(s => (s.First, s.End)));
        Assert.Equal([0.85, 1.45], rebased.Stretches.Select(s => Math.Round(s.Level, 6)));
        Assert.Equal((null, "new vendor"), (rebased.Stretches[0].Rebased, rebased.Stretches[1].Rebased!.Note));
        Assert.Equal("2091-01", rebased.Points[12].Name);
    }

    [Theory]
    [InlineData("2090-07", 6)]
    [InlineData("2090-Q3", 6)]
    [InlineData("2090-07-15", 7)]
    [InlineData("2091", 12)]
    public void Limits_are_new_from_the_first_period_that_begins_at_the_date(string date, int first)
    {
        var chart = Draw(18, (_, place) => place < 10, 0.2, new ChartOptions { Rebase = [date] });

        Assert.Equal(first, chart.Stretches[1].First);
    }

    [Fact]
    public void A_rebasing_before_all_periods_changes_nothing()
    {
        static bool Overturned(int month, int place) => place < 8 + (month % 2);

        var (plain, early) = (Draw(24, Overturned, 0.25), Draw(24, Overturned, 0.25, new() { Rebase = ["1990"] }));

        Assert.Null(Assert.Single(early.Stretches).Rebased);
        Assert.Equal(plain.Points, early.Points);
    }

    [Theory]
    [InlineData("2091-01", "2091: again")]
    [InlineData(null, "2091")]
    public void Two_rebasings_of_one_date_and_one_that_is_nothing_are_refused(string? first, string second) =>
        Assert.Throws<ImrPredictException>(
            () => Draw(18, (_, place) => place < 10, 0.2, new ChartOptions { Rebase = [first!, second] }));

    [Fact]
    public void A_unit_whose_decisions_have_a_year_alone_has_a_chart_of_years()
    {
        DecidedItem Of(int row, bool dated)
        {
            var made = MadeCases.Item(row, 1, row % 4 == 0, dated ? new(2074 + (row % 16), 1 + (row % 12), 3) : null);
            return dated ? made : made with { Item = made.Item with { ReportYear = 2080 + (row % 5) } };
        }

        List<DecidedItem> items =
            [.. Enumerable.Range(0, 630).Select(row => Of(row, dated: row < 330))];
        var column = new UnitColumn("vendor", [.. items.Select((_, row) => row < 330 ? "dated" : "years")]);

        var charts = ControlCharts.Draw(items, [.. items.Select(_ => 0.25)], column, new ChartOptions());

        var years = Assert.Single(charts.Periods, chart => chart.Unit == "years");
        Assert.Equal(["2080", "2081", "2082", "2083", "2084"], years.Points.Select(point => point.Name));
    }

    [Theory]
    [InlineData("2014-13")]
    [InlineData("July 2014")]
    [InlineData("")]
    [InlineData("2014-Q5")]
    [InlineData("0000-Q1")]
    public void A_rebasing_without_a_date_is_refused(string text)
    {
        var refused = Assert.Throws<ImrPredictException>(() => Rebase.Parse(text));

        Assert.Contains("expected a year, quarter, month or day", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.95, TargetSide.AtMost, Assurance.Hits)]
    [InlineData(0.26, TargetSide.AtMost, Assurance.HitsOrMisses)]
    [InlineData(0.01, TargetSide.AtMost, Assurance.Misses)]
    [InlineData(0.01, TargetSide.AtLeast, Assurance.Hits)]
    [InlineData(0.26, TargetSide.AtLeast, Assurance.HitsOrMisses)]
    [InlineData(0.95, TargetSide.AtLeast, Assurance.Misses)]
    public void A_target_is_hit_where_all_that_chance_lets_expect_hits_it(
        double target, TargetSide side, Assurance assurance)
    {
        var chart = Draw(12, (_, place) => place < 10, 0.25, new ChartOptions { Target = target, TargetSide = side });

        Assert.Equal(assurance, chart.Assurance);
    }

    [Fact]
    public void A_last_month_of_few_decisions_does_not_decide_about_the_target()
    {
        List<DecidedItem> items = [.. Months(12, 40, (_, place) => place < 10),
            MadeCases.Item(9999, 1, true, new DateOnly(2091, 1, 5))];

        var chart = ControlCharts.DrawOverall(
            items, [.. items.Select(_ => 0.25)], new ChartOptions { Target = 0.6 })!;

        Assert.Equal(Assurance.Hits, chart.Assurance);
    }

    [Fact]
    public void A_unit_of_few_decisions_a_month_is_charted_by_longer_periods_so_that_empty_months_are_no_run()
    {
        // A large unit makes months worth while; a small one has an overturned decision every other quarter.
        List<DecidedItem> items = [.. Months(36, 60, (_, place) => place < 12)];
        var large = items.Count;
        items.AddRange(Enumerable.Range(0, 72).Select(i => MadeCases.Item(
            50_000 + i, 1, i % 12 == 0, new DateOnly(2090, 1, 10).AddMonths(i / 2))));

        var charts = ControlCharts.Draw(
            items, [.. items.Select((_, i) => i < large ? 0.2 : 1 / 12.0)],
            new UnitColumn("vendor", [.. items.Select((_, i) => i < large ? "large" : "small")]), new ChartOptions());

        Assert.Equal([("large", 36), ("small", 3)], charts.Periods.Select(p => (p.Unit!, p.Points.Count)));
        Assert.All(charts.Periods, p => Assert.Empty(p.Signals));
        Assert.Equal([("large", false), ("small", true)],
            charts.Summaries.Select(s => (s.Unit.Name, s.HasFewDecisions)));
    }

    [Fact]
    public void A_cusum_goes_on_after_an_alarm_and_lists_when_each_run_began()
    {
        // Two bad stretches, a good one between them.
        var items = Months(30, 20, (month, place) => place < (month is >= 8 and < 12 or >= 20 and < 24 ? 12 : 4));

        var charts = ControlCharts.Draw(
            items, [.. items.Select(_ => 0.25)], new UnitColumn("vendor", [.. items.Select(_ => "one")]),
            new ChartOptions());

        var cusum = Assert.Single(charts.Cusums);
        List<string> upward = [.. cusum.Alarms.Where(a => a.IsUpward).Select(a => cusum.Points[a.At].Period)];
        Assert.NotEmpty(upward.Intersect(["2090-09", "2090-10", "2090-11", "2090-12"]));
        Assert.NotEmpty(upward.Intersect(["2091-09", "2091-10", "2091-11", "2091-12"]));
        Assert.Equal(cusum.Alarms[0].At, cusum.AlarmAt);
        Assert.All(cusum.Alarms, a => Assert.True(a.IsUpward ? a.Observed > a.Expected : a.Observed < a.Expected));
        Assert.All(cusum.Alarms, a => Assert.True(a.From <= a.At));
        Assert.All(cusum.Alarms.Where(a => a.IsUpward && a.At + 1 < cusum.Points.Count),
            a => Assert.True(cusum.Points[a.At].Up > cusum.Up.Limit && cusum.Points[a.At + 1].Up < cusum.Up.Limit));
    }

    [Fact]
    public void A_cusum_that_is_rebased_where_the_level_changed_does_not_alarm()
    {
        var items = Months(24, 20, (month, place) => place < (month < 12 ? 4 : 9) + ((month + place) % 2));
        var column = new UnitColumn("vendor", [.. items.Select(_ => "one")]);
        double[] expected = [.. items.Select(_ => 0.3)];

        var whole = ControlCharts.Draw(items, expected, column, new ChartOptions());
        var rebased = ControlCharts.Draw(items, expected, column, new ChartOptions { Rebase = ["2091"] });

        Assert.NotEmpty(whole.Cusums[0].Alarms);
        Assert.Empty(rebased.Cusums[0].Alarms);
    }

    private static PeriodChart Draw(
        int months, Func<int, int, bool> overturned, double expected, ChartOptions? options = null)
    {
        var items = Months(months, 40, overturned);
        return ControlCharts.DrawOverall(items, [.. items.Select(_ => expected)], options ?? new ChartOptions())!;
    }

    private static List<DecidedItem> Months(int months, int perMonth, Func<int, int, bool> overturned) =>
        [.. Enumerable.Range(0, months * perMonth).Select(i => MadeCases.Item(
            i, 1, overturned(i / perMonth, i % perMonth),
            new DateOnly(2090, 1, 1 + (i % perMonth % 28)).AddMonths(i / perMonth)))];
}
