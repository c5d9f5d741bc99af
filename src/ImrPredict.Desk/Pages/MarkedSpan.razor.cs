using ImrPredict.Desk.Views;
using ImrPredict.Scoring.Items;
using ImrPredict.Text.Evidence;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>A piece of a clinical text, marked by what its sentence did and by the status of its evidence.</summary>
public sealed partial class MarkedSpan : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public MarkedPiece Piece { get; set; } = null!;

    private string Title => string.Join("; ", ((string?[])
    [
        Piece.Mention is { } mention ? $"{ItemExplanation.WordsOf(mention)}: {Words(mention.Status)}" : null,
        Piece.Sign > 0 ? "towards overturned" : Piece.Sign < 0 ? "towards upheld" : null,
    ]).OfType<string>());

    /// <summary>A status in words.</summary>
    public static string Words(Assertion status) => status switch
    {
        Assertion.Present => "stated",
        Assertion.Absent => "denied or not found",
        Assertion.Hypothetical => "planned or supposed",
        _ => "quoted from a guideline",
    };

    private static string? Css(EvidenceMention? mention) =>
        mention is null ? null : $"ev {mention.Status.ToString().ToLowerInvariant()}";
}
