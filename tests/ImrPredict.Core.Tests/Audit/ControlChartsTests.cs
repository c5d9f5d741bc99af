using System.Globalization;
using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Dispersion;
using ImrPredict.Cases;

namespace ImrPredict.Tests.Audit;

public sealed class ControlChartsTests
{
    private static readonly ChartOptions Options = new();

    [Fact]
    public void The_limits_of_a_unit_of_thirty_single_letters_are_those_of_the_binomial_table()
    {
        var point = Funnel([.. Enumerable.Repeat(0.1, 30)], overturned: 7, Options).Points.Single();

        // Binomial(30, .1): P(X = 0) = .0424 > .025, P(X <= 6) = .9742 < .975 <= P(X <= 7) = .9922;
        // P(X <= 8) = .9980 < .999 <= P(X <= 9) = .9995.
        Assert.Equal((0, 7), point.Limits95);
        Assert.Equal((0, 9), point.Limits998);
        Assert.Equal(ChartPosition.Inside, point.Position);
        Assert.Equal(7 / 3.0, point.Ratio, 10);
        Assert.Equal(Math.Sqrt(30 * 0.09) / 3, point.RatioError, 10);
        Assert.Equal(4 / Math.Sqrt(2.7), point.Z, 10);
    }

    [Theory]
    [InlineData(8, ChartPosition.Above95)]
    [InlineData(10, ChartPosition.Above998)]
    public void A_unit_beyond_a_limit_says_which(int overturned, ChartPosition position)
    {
        Assert.Equal(position, Funnel([.. Enumerable.Repeat(0.1, 30)], overturned, Options).Points.Single().Position);
    }

    [Fact]
    public void Units_with_too_few_items_or_letters_are_left_out_and_counted()
    {
        List<DecidedItem> items = [.. Enumerable.Range(0, 29).Select(i => MadeCases.Item(i, 1, false)),
            .. Enumerable.Range(0, 45).Select(i => MadeCases.Item(100 + (i / 5), (i % 5) + 1, false))];
        var column = new UnitColumn("service", [.. items.Select((_, i) => i < 29 ? "few items" : "few letters")]);

        var funnel = FunnelChart.Draw(new CaseMix(items, [.. items.Select(_ => 0.2)]), column, Options);

        Assert.Empty(funnel.Points);
        Assert.Equal((2, 74), (funnel.UnitsTooSmall, funnel.ItemsTooSmall));
    }

    [Fact]
    public void Overdispersion_is_what_the_formulas_of_Spiegelhalter_give_by_hand()
    {
        double[] z = [-3, -2, -1, -1, 0, 0, 1, 1, 2, 3];

        var spread = Overdispersion.Estimate(z, [.. Enumerable.Repeat(0.1, 10)]);

        // The 10 % and 90 % points lie nine tenths of a step in, at -2.1 and 2.1: (2 * 2.1^2 + 2 * 4 + 4 * 1) / 10 =
        // 2.082; over .67868 = 3.0677.
        Assert.Equal(2.082 / 0.67868, spread.Phi, 6);
        // Weights all 100: (10 phi - 9) / (1000 - 100).
        Assert.Equal(((10 * 2.082 / 0.67868) - 9) / 900, spread.BetweenVariance, 6);
    }

    [Fact]
    public void Laneys_factor_is_the_mean_moving_range_over_its_constant()
    {
        Assert.Equal(4.0 / 1.128, PeriodChart.Laney([2, -2, 2, -2]), 10);
        Assert.Equal(1, PeriodChart.Laney([0.1, 0.2, 0.1]));
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.0, 0.5)]
    [InlineData(0.35, 0.0)]
    [InlineData(0.35, 0.5)]
    public void Of_five_hundred_units_in_control_as_many_lie_inside_as_the_limits_say(double between, double shared)
    {
        var (items, p, units) = Units(new Random(7), 500, between, shared);

        var funnel = FunnelChart.Draw(new CaseMix(items, p), new UnitColumn("vendor", units), Options);

        var inside95 = funnel.Points.Count(u => u.Position == ChartPosition.Inside) / 500.0;
        var inside998 = 1 - (funnel.Points.Count(
            u => u.Position is ChartPosition.Above998 or ChartPosition.Below998) / 500.0);
        Assert.Equal(500, funnel.Points.Count);
        Assert.InRange(inside95, 0.93, 0.985);
        Assert.InRange(inside998, 0.992, 1);
    }

    [Fact]
    public void Without_the_correction_for_overdispersion_too_many_units_would_lie_outside()
    {
        var (items, p, units) = Units(new Random(7), 500, between: 0.35, shared: 0.5);

        var funnel = FunnelChart.Draw(
            new CaseMix(items, p), new UnitColumn("vendor", units),
            Options with { Overdispersion = OverdispersionForm.None });

        Assert.True(funnel.Points.Count(u => u.Position != ChartPosition.Inside) > 50);
    }

    [Fact]
    public void The_correlation_inside_letters_is_found()
    {
        var (items, p) = MadeCases.Drawn(new Random(8), 4000, 3, () => 0.2, shared: 0.6);

        var funnel =
            FunnelChart.Draw(new CaseMix(items, p), new UnitColumn("vendor", [.. p.Select(_ => "one")]), Options);

        // Two items share their draw with the chance .6 * .6.
        Assert.InRange(funnel.LetterCorrelation, 0.32, 0.40);
    }

    [Fact]
    public void A_planted_doubling_is_found_by_the_chart_of_that_service_and_by_few_others()
    {
        var (found, others) = (0, 0);
        for (var seed = 0; seed < 5; seed++)
        {
            var (items, p, column) = Drifting(new Random(seed));
            var charts = ControlCharts.Draw(items, p, column, Options);
            found += charts.Cusums.Single(c => c.Unit == "service 00").Change is { IsUpward: true } ? 1 : 0;
            others += charts.Cusums.Count(c => c.Unit != "service 00" && c.AlarmAt is not null);
        }

        Assert.True(found == 5, $"found in {found} of 5");
        Assert.InRange(others, 0, 0.05 * 95 * 1.5);
    }

    [Fact]
    public void A_unit_that_starts_low_and_rises_is_told_as_a_rise_where_it_rose()
    {
        var random = new Random(40);
        List<DecidedItem> items = [.. Enumerable.Range(0, 1200).Select(i => MadeCases.Item(
            i, 1, random.NextDouble() < (i < 360 ? 0.15 : 0.45), new DateOnly(2090, 1, 15).AddMonths(i / 100)))];

        var charts = ControlCharts.Draw(
            items, [.. items.Select(_ => 0.36)], new UnitColumn("service", [.. items.Select(_ => "one")]), Options);

        var cusum = Assert.Single(charts.Cusums);
        Assert.False(cusum.AlarmIsUpward);
        Assert.True(cusum.Change!.IsUpward);
        Assert.Equal("2090-04", cusum.Points[cusum.Change.From].Period);
        Assert.InRange(cusum.Change.RatioBefore, 0.3, 0.6);
        Assert.InRange(cusum.Change.RatioAfter, 1.1, 1.4);
    }

    [Fact]
    public void A_drift_of_all_units_together_is_no_change_of_any()
    {
        var alarms = 0;
        for (var seed = 0; seed < 5; seed++)
        {
            var (items, p, column) = Drifting(new Random(seed), factor: 1, drift: 0.35);
            alarms += ControlCharts.Draw(items, p, column, Options).Cusums.Count(c => c.AlarmAt is not null);
        }

        Assert.InRange(alarms, 0, 0.05 * 100 * 1.5);
    }

    [Fact]
    public void The_order_of_the_input_inside_a_year_is_no_change()
    {
        List<DecidedItem> sorted =
            [.. Enumerable.Range(0, 600).Select(i => Dated(MadeCases.Item(i, 1, i % 300 < 90), 2090 + (i / 300)))];

        var charts = ControlCharts.Draw(
            sorted, [.. sorted.Select(_ => 0.3)], new UnitColumn("service", [.. sorted.Select(_ => "one")]), Options);

        Assert.Null(Assert.Single(charts.Cusums).AlarmAt);

        static DecidedItem Dated(DecidedItem item, int year) =>
            item with { Item = item.Item with { ReportYear = year } };
    }

    [Theory]
    [InlineData(4, 40, "2090-01")]
    [InlineData(36, 12, "2090-Q1")]
    [InlineData(36, 3, "2090")]
    public void Periods_are_as_fine_as_the_number_of_items_allows(int months, int perMonth, string first)
    {
        List<DecidedItem> items = [.. Enumerable.Range(0, months * perMonth).Select(i => MadeCases.Item(
            i, 1, i % 3 == 0, new DateOnly(2090, 1, 15).AddMonths(i / perMonth)))];

        Assert.Equal(first, ControlCharts.DrawOverall(items, [.. items.Select(_ => 0.33)], Options)!.Points[0].Name);
    }

    [Theory]
    [InlineData("treating physician")]
    [InlineData("Reviewer name")]
    public void A_column_of_persons_is_refused(string name)
    {
        var item = MadeCases.Item(1, 1, true);

        Assert.Throws<ImrPredictException>(
            () => ControlCharts.Draw([item], [0.5], new UnitColumn(name, ["x"]), Options));
    }

    [Fact]
    public void Licence_states_never_reach_a_chart_and_persons_are_withheld()
    {
        List<DecidedItem> items = [.. Enumerable.Range(0, 90).Select(i => MadeCases.Item(i, 1, i % 4 == 0))];
        string[] names = ["Family Practice Licensed in: California, Utah", "Family  Practice", "Jane Roe, M.D."];
        var column = new UnitColumn(UnitColumns.ReviewerSpecialty, [.. items.Select((_, i) => names[i % 3])]);

        var charts = ControlCharts.Draw(items, [.. items.Select(_ => 0.25)], column, Options);

        Assert.Equal(["Family Practice"], charts.Funnel.Points.Select(u => u.Name));
        Assert.Equal(1, charts.WithheldUnits);
    }

    private static FunnelChart Funnel(double[] p, int overturned, ChartOptions options)
    {
        List<DecidedItem> items = [.. p.Select((_, i) => MadeCases.Item(i, 1, i < overturned))];
        return FunnelChart.Draw(
            new CaseMix(items, p), new UnitColumn("service", [.. items.Select(_ => "one")]), options);
    }

    private static (List<DecidedItem> Items, double[] P, string[] Units) Units(
        Random random, int count, double between, double shared)
    {
        var (all, probabilities, units) = (new List<DecidedItem>(), new List<double>(), new List<string>());
        for (var unit = 0; unit < count; unit++)
        {
            // The unit's own rate is the expectation times a factor of mean 1 that the expectation does not know.
            var factor = Math.Clamp(1 + (between * MadeCases.Gauss(random)), 0.05, 3);
            var asked = new List<double>();
            var (items, _) = MadeCases.Drawn(random, 15 + random.Next(60), 3, () =>
            {
                var p = MadeCases.LogitNormal(random, -1.7, 0.6);
                asked.Add(p);
                return Math.Min(factor * p, 0.95);
            }, shared);
            all.AddRange(
                items.Select(i => i with { Item = i.Item with { CaseNumber = $"{unit}-{i.Item.CaseNumber}" } }));
            probabilities.AddRange(asked);
            units.AddRange(Enumerable.Repeat(unit.ToString("D3", CultureInfo.InvariantCulture), items.Count));
        }

        return (all, [.. probabilities], [.. units]);
    }

    // Twenty services of 400 single-item letters over 24 months; the first one's rate doubles from month 13 on, and all
    // may drift together from end to end.
    private static (List<DecidedItem> Items, double[] P, UnitColumn Column) Drifting(
        Random random, double factor = 2, double drift = 0)
    {
        var (items, p, units) = (new List<DecidedItem>(), new List<double>(), new List<string>());
        for (var i = 0; i < 8000; i++)
        {
            var (service, month) = (i % 20, i / 20 * 24 / 400);
            var expected = MadeCases.LogitNormal(random, -1.8, 0.5);
            var rate = Math.Min(
                1, (service == 0 && month >= 12 ? factor : 1) * (1 + (drift * ((month / 12.0) - 1))) * expected);
            items.Add(MadeCases.Item(i, 1, random.NextDouble() < rate, new DateOnly(2090, 1, 15).AddMonths(month)));
            p.Add(expected);
            units.Add($"service {service:D2}");
        }

        return (items, [.. p], new UnitColumn("service", units));
    }
}
