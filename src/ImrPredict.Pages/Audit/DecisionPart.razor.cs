using ImrPredict.Audit.Run;
using ImrPredict.Audit.Surprise;
using ImrPredict.Cases;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Pages.Audit;

/// <summary>
/// One decision that can be opened: why it stands out, its text with marked evidence, its rationale.
/// </summary>
public sealed partial class DecisionPart : ComponentBase
{
    private const int MostText = 4000;
    private const int MostRationale = 2000;
    private const int LongestTitle = 110;

    /// <summary>The audit.</summary>
    [Parameter]
    [EditorRequired]
    public AuditResult Audit { get; set; } = null!;

    /// <summary>The decision.</summary>
    [Parameter]
    [EditorRequired]
    public Flag Flag { get; set; } = null!;

    private ItemSurprise Scored => Flag.Surprise;

    private DecidedItem Item => Audit.Input.Items[Scored.Row];

    private bool Overturned => Scored.Outcome == Outcome.Overturned;

    private string Text => Item.Item.ClinicalText;

    private IReadOnlyList<EvidenceSpan> Spans => Flag.Evidence?.Spans ?? [];

    // Where a coded row names no service, its diagnosis says what it was about.
    private string Titled
    {
        get
        {
            string?[] names = [Flag.Request, Item.Item.DiagnosisSubcategory];
            return ShownText.Shortened(Array.Find(names, name => !string.IsNullOrEmpty(name)) ?? "", LongestTitle);
        }
    }

    // The text in pieces, each with the side that it speaks for, if any.
    private IEnumerable<(string Piece, bool? Overturned)> Pieces()
    {
        var (shown, at) = (ShownText.Start(Text, MostText), 0);
        foreach (var (span, overturned) in Spans.Where(s => s.Span.Length > 0).OrderBy(s => s.Span.Start))
        {
            if (span.Start < at || span.End > shown.Length)
            {
                continue;
            }

            yield return (shown[at..span.Start], null);
            yield return (shown[span.Start..span.End], overturned);
            at = span.End;
        }

        yield return (shown[at..], null);
    }
}
