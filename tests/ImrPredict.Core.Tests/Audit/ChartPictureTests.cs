using System.Globalization;
using System.Text;
using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Run;
using ImrPredict.Cases;
using ImrPredict.Pages;
using ImrPredict.Pages.Audit;
using ImrPredict.Pages.Charts;
using ImrPredict.Reports.Audit;

namespace ImrPredict.Tests.Audit;

public sealed class ChartPictureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Outliers_are_named_on_the_funnel_and_others_are_not()
    {
        var svg = AuditSvg.Funnel(Charts(units: 20, strange: 7).Funnel);

        Assert.Contains(">Unit 0007</text>", svg, StringComparison.Ordinal);
        Assert.DoesNotContain(">Unit 0008</text>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_thousand_units_keep_the_funnel_small_and_all_of_them_stand_in_the_summaries()
    {
        var charts = Charts(units: 2000, strange: 7);

        var svg = AuditSvg.Funnel(charts.Funnel);

        Assert.Equal(2000, charts.Summaries.Count);
        Assert.InRange(svg.Length, 10_000, 600_000);
        Assert.Contains(">Unit 0007</text>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_a_rebasing_and_a_target_are_drawn_and_spoken()
    {
        List<DecidedItem> items = [.. Enumerable.Range(0, 24 * 40).Select(i => MadeCases.Item(
            i, 1, i % 40 < (i / 40 < 12 ? 8 : 14) + (i / 40 % 2), new DateOnly(2090, 1, 10).AddMonths(i / 40)))];
        double[] expected = [.. items.Select(_ => 0.25)];
        var options = new ChartOptions { Target = 0.3 };
        var rebased = options with { Rebase = ["2091-01: new <vendor>"] };

        var figure = Figure(ControlCharts.DrawOverall(items, expected, options)!, options);
        var anew = Figure(ControlCharts.DrawOverall(items, expected, rebased)!, rebased);

        Assert.Contains("class=\"run u\"", figure, StringComparison.Ordinal);
        Assert.Contains("2091-01 to 2091-12: 12 in a row above the centre", figure, StringComparison.Ordinal);
        Assert.Contains("expected by chance over 2 years", figure, StringComparison.Ordinal);
        Assert.Contains("target at most 30 %", figure, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"run u\"", anew, StringComparison.Ordinal);
        Assert.Contains("Limits anew from 2091-01 (rebased at 2091-01-01: new &lt;vendor&gt;)", anew,
            StringComparison.Ordinal);
        Assert.DoesNotContain("<vendor>", anew, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expectation_of_another_level_is_told()
    {
        var input = MadeReports.Input(600, 6);
        var low = input with { Expected = [.. input.Expected.Select(p => p / 3)] };

        AuditReport.Write(AuditRun.Run(low, new AuditOptions()), _folder.File("low"));
        var fit = AuditRun.Run(
            input with { Expected = [.. input.Items.Select(_ => input.Items.Count(i => i.Overturned) / 600.0)] },
            new AuditOptions());

        Assert.False(fit.IsOffLevel);
        Assert.Contains("The charts compare with another level.", File.ReadAllText(_folder.File("low/audit.html")),
            StringComparison.Ordinal);
    }

    private static string Figure(PeriodChart chart, ChartOptions options) => Encoding.UTF8.GetString(
        StaticPage.Render<PeriodFigure>(new()
        {
            [nameof(PeriodFigure.Chart)] = chart,
            [nameof(PeriodFigure.Options)] = options,
        }));

    private static ControlCharts Charts(int units, int strange)
    {
        List<DecidedItem> items = [.. Enumerable.Range(0, units * 30).Select(i => MadeCases.Item(
            i, 1, i / 30 == strange ? i % 30 < 20 : i % 30 < 3 + (i / 30 % 3)))];
        return ControlCharts.Draw(
            items, [.. items.Select(_ => 0.13)],
            new UnitColumn("vendor", [.. items.Select((_, i) =>
                string.Create(CultureInfo.InvariantCulture, $"Unit {i / 30:D4}"))]),
            new ChartOptions());
    }
}
