using ImrPredict.Cases;
using ImrPredict.Ingest.Letters.Layout;

namespace ImrPredict.Ingest.Letters.Items;

/// <summary>One item of a letter as printed.</summary>
internal sealed record LetterItem
{
    /// <summary>Position in the letter, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Title without the verdict and its colon, white space folded.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// The title with the sentences of its block above it: those of some partial authorisations begin with one that
    /// names the original request. The title alone elsewhere.
    /// </summary>
    internal string WholeTitle
    {
        get => field ?? Title;
        init;
    }

    /// <summary>What was authorised and what is left in dispute; null for an ordinary title.</summary>
    internal PartialAuthorisation? Partial { get; init; }

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
    public IReadOnlyList<LetterWarning> Warnings { get; init; } = [];
}
