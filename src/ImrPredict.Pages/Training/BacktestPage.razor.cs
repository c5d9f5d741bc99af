using ImrPredict.Training.Assessment.Backtesting;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Pages.Training;

/// <summary>A backtest as one HTML file: figures, then level and AUC over time.</summary>
public sealed partial class BacktestPage : ComponentBase
{
    /// <summary>What was judged, year by year.</summary>
    [Parameter]
    [EditorRequired]
    public BacktestReport Report { get; set; } = null!;

    /// <summary>The page of a judgement step by step, UTF-8; equal reports give equal bytes.</summary>
    public static byte[] Render(RollingReport report) =>
        StaticPage.Render<RollingPage>(new() { [nameof(RollingPage.Report)] = report });

    /// <summary>The page of a judgement year by year, UTF-8; equal reports give equal bytes.</summary>
    public static byte[] Render(BacktestReport report) =>
        StaticPage.Render<BacktestPage>(new() { [nameof(Report)] = report });
}
