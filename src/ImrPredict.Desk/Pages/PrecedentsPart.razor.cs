using ImrPredict.Cases;
using ImrPredict.Scoring.Items;
using ImrPredict.Scoring.Precedents;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>An item beside its first three precedents, with what they share and where they differ.</summary>
public sealed partial class PrecedentsPart : ComponentBase
{
    private const int SideBySide = 3;

    [Parameter]
    [EditorRequired]
    public ItemScore Score { get; set; } = null!;

    /// <summary>The item as it was read; null where it is not at hand.</summary>
    [Parameter]
    public DisputedItem? Item { get; set; }

    /// <summary>How it was decided, where the source says so.</summary>
    [Parameter]
    public Outcome? Decision { get; set; }

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<Precedent> Precedents { get; set; } = [];

    /// <summary>What the item shares with each of them; null where that is not known.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<PrecedentLikeness?> Likenesses { get; set; } = [];

    private int Shown => Math.Min(SideBySide, Precedents.Count);

    private static string Listed(IReadOnlyList<EvidenceTerm> evidence) => evidence.Count == 0
        ? "nothing"
        : string.Join(", ", evidence.Select(term => term.IsDenied ? $"no {term.Words}" : term.Words));

    // A title in pieces; what stands on both sides is marked, whatever its case.
    private static IEnumerable<(string Text, bool IsShared)> Words(string title, PrecedentLikeness likeness)
    {
        var shared = likeness.SharedRequest.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var start = 0;
        for (var end = 0; end <= title.Length; end++)
        {
            if (end == title.Length || char.IsAsciiLetterOrDigit(title[end]) != char.IsAsciiLetterOrDigit(title[start]))
            {
                if (end > start)
                {
                    yield return (title[start..end], shared.Contains(title[start..end]));
                }

                start = end;
            }
        }
    }
}
