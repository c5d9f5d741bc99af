using ImrPredict.Cases;

namespace ImrPredict.Ingest.Letters.Items;

/// <summary>One item of a letter as printed.</summary>
public sealed record LetterItem
{
    /// <summary>Position in the letter, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Title without the verdict and its colon, white space folded.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// Sentences of the title block above the title, where the title begins on a later line: in some partial
    /// authorisations, the one that names the original request. Empty elsewhere.
    /// </summary>
    public string TitleLead { get; init; } = "";

    /// <summary>The verdict as printed; null where the letter does not show it. Never guessed from the rationale's
    /// tone.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Text behind "Claims Administrator guideline:".</summary>
    public string? ClaimsAdministratorGuideline { get; init; }

    /// <summary>Text behind "MAXIMUS guideline:".</summary>
    public string? ReviewerGuideline { get; init; }

    /// <summary>Text behind "Decision rationale:".</summary>
    public string? Rationale { get; init; }

    /// <summary>What a reader of this item should know, e.g. that verdict and rationale contradict each
    /// other.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
