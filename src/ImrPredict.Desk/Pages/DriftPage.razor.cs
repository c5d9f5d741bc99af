using System.Globalization;
using ImrPredict.Desk.Store;
using ImrPredict.Training.Drift;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>A batch beside the rows that a model has learnt from.</summary>
public sealed partial class DriftPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public string Model { get; set; } = "";

    [Parameter]
    [EditorRequired]
    public Batch Batch { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public DriftReport Report { get; set; } = null!;

    private IEnumerable<DriftField> Fields => [Report.Score, Report.KnownShare, .. Report.Fields];

    private static string Words(DriftVerdict verdict) => verdict switch
    {
        DriftVerdict.StronglyShifted => "▲ strongly shifted",
        DriftVerdict.Shifted => "▲ shifted",
        _ => "stable",
    };

    private static string Move(DriftMove move) => string.Create(
        CultureInfo.InvariantCulture, $"{move.Level}: {100 * move.Before:0.0} % → {100 * move.Now:0.0} %");
}
