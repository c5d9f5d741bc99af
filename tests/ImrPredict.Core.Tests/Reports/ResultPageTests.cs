using System.Text;
using ImrPredict.Pages.Training;
using ImrPredict.Reports.Pages;
using ImrPredict.Tests.Training;
using ImrPredict.Training.Assessment.Backtesting;
using ImrPredict.Training.Assessment.Comparing;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Model;

namespace ImrPredict.Tests.Reports;

/// <summary>The pages of compare, drift and backtest.</summary>
public sealed class ResultPageTests(SmallRun small) : IClassFixture<SmallRun>
{
    private const string Hostile = "<script>alert(1)</script>\"'";

    [Fact]
    public void A_comparison_is_one_page_with_a_picture()
    {
        var report = ModelComparison.Compare(
            small.Run.Model, small.Run.Model, SmallCases.Make(400, seed: 5), SmallRun.Options);

        var page = Checked(ComparisonPage.Render(report), ComparisonPage.Render(report), pictures: 1);

        Assert.Contains("No difference to be seen", page, StringComparison.Ordinal);
        Assert.Contains("treatment: Surgery", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_of_few_rows_says_so_without_a_picture()
    {
        var report = ModelComparison.Compare(
            small.Run.Model, small.Run.Model, SmallCases.Make(8, seed: 5), SmallRun.Options);

        var page = Checked(ComparisonPage.Render(report), ComparisonPage.Render(report), pictures: 0);

        Assert.Contains("No part of the rows is large enough", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_parts_and_levels_are_never_markup()
    {
        var report = ModelComparison.Compare(
            small.Run.Model, small.Run.Model, SmallCases.Make(400, seed: 5), SmallRun.Options);
        var hostile = report with { Slices = [.. report.Slices.Select(slice => slice with { Value = Hostile })] };
        var field = new DriftField(Hostile, 0.3, 0.1, 0.2, [new(Hostile, 0.1, 0.4)], DriftVerdict.StronglyShifted);

        Checked(ComparisonPage.Render(hostile), ComparisonPage.Render(hostile), pictures: 1);
        var page = Checked(DriftPage.Render(Drift(field)), DriftPage.Render(Drift(field)), pictures: 1);

        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Drift_is_one_page_with_a_picture()
    {
        var page = Checked(
            DriftPage.Render(Drift()), DriftPage.Render(Drift()), pictures: 1);

        Assert.Contains("Something has strongly shifted", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Overturned<b>", page, StringComparison.Ordinal); // no row is decided
    }

    [Fact]
    public void A_backtest_by_year_is_one_page_with_two_pictures()
    {
        var report = Backtest.Run(SmallCases.Make(900), SmallRun.Quick, from: 2009);

        var page = Checked(BacktestPage.Render(report), BacktestPage.Render(report), pictures: 2);

        Assert.All(report.Years, year => Assert.Contains($">{year.Year}</th>", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(16, 16)]
    [InlineData(97, 33)]
    [InlineData(201, 23)]
    public void Marks_of_an_axis_are_no_more_than_have_room(int marks, int shown)
    {
        var chart = new SvgChart("parts", (-0.5, marks - 0.5), (0, 1)) { Area = SvgArea.Wide }
            .XAxis("part", Enumerable.Range(0, marks).Select(i => ((double)i, $"{i}")));

        var texts = chart.ToString().Split("text-anchor=middle").Length - 2; // the name of the axis is one

        Assert.Equal(shown, texts);
    }

    private static DriftReport Drift(params DriftField[] fields) => new()
    {
        Model = new ModelIdentity("m", "s"),
        N = 20,
        Letters = 15,
        Score = new("score", 0.05, 0.1, 0, [], DriftVerdict.Stable),
        MeanScoreBefore = 0.1,
        MeanScoreNow = 0.2,
        KnownShare = new("known_share", 0.05, 0.1, 0, [], DriftVerdict.Stable),
        MeanKnownShareBefore = 0.9,
        MeanKnownShareNow = 0.8,
        Fields = fields,
        OverturnRateBefore = 0.1,
        OverturnRateNow = double.NaN,
        Verdict = DriftVerdict.StronglyShifted,
        Words = ["These rows differ."],
    };

    private static string Checked(byte[] page, byte[] again, int pictures)
    {
        var html = Encoding.UTF8.GetString(page);
        Assert.Equal(page, again);
        Assert.Equal(pictures, html.Split("<svg ").Length - 1);
        Assert.Equal(pictures, html.Split("role=img aria-label=").Length - 1);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", html, StringComparison.Ordinal);
        Assert.Contains("must not be used to approve, deny, delay or modify care", html, StringComparison.Ordinal);
        return html;
    }
}
