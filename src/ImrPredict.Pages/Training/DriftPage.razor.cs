using ImrPredict.Training.Drift;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Pages.Training;

/// <summary>
/// New rows beside those that a model learnt from, as one HTML file: what follows, then field by field.
/// </summary>
public sealed partial class DriftPage : ComponentBase
{
    /// <summary>What was found.</summary>
    [Parameter]
    [EditorRequired]
    public DriftReport Report { get; set; } = null!;

    /// <summary>The page, UTF-8; equal reports give equal bytes.</summary>
    public static byte[] Render(DriftReport report) =>
        StaticPage.Render<DriftPage>(new() { [nameof(Report)] = report });
}
