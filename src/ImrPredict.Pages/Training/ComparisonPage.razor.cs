using ImrPredict.Training.Assessment.Comparing;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Pages.Training;

/// <summary>Two models on the same rows as one HTML file: the verdict, all rows, then part by part.</summary>
public sealed partial class ComparisonPage : ComponentBase
{
    /// <summary>What was compared.</summary>
    [Parameter]
    [EditorRequired]
    public ComparisonReport Report { get; set; } = null!;

    /// <summary>The page, UTF-8; equal reports give equal bytes.</summary>
    public static byte[] Render(ComparisonReport report) =>
        StaticPage.Render<ComparisonPage>(new() { [nameof(Report)] = report });
}
