using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Synthesis.Latent;
using ImrPredict.Synthesis.Writing;

namespace ImrPredict.Synthesis.Layouts;

/// <summary>All that a layout needs to set a letter.</summary>
internal sealed record LetterDraft
{
    public required string CaseNumber { get; init; }

    public required LetterLayout Layout { get; init; }

    public required LatentLetter Case { get; init; }

    public required SummaryDraft Summary { get; init; }

    public required IReadOnlyList<ItemDraft> Items { get; init; }

    /// <summary>Sentences of the frame by key, already filled.</summary>
    public required IReadOnlyDictionary<string, string> Frame { get; init; }

    public required IReadOnlyList<string> Documents { get; init; }

    /// <summary>The verdict stands on a line of its own.</summary>
    public required bool VerdictApart { get; init; }
}

/// <summary>One item ready to be set; no printed verdict where the last page is lost.</summary>
internal sealed record ItemDraft(ItemWords Words, Outcome? Printed, RationaleDraft Rationale);
