using ImrPredict.Cases.Provenance;
using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Layouts;

/// <summary>Which artefacts a letter gets: the forced ones, and of the allowed ones each at its natural rate.</summary>
internal static class ArtefactPlan
{
    private static readonly (LetterArtefacts Artefact, double Rate)[] Rates =
    [
        (LetterArtefacts.BlankLineAfterEveryLine, 0.06),
        (LetterArtefacts.FormFeeds, 0.35),
        (LetterArtefacts.HyphenatedLineEnds, 0.30),
        (LetterArtefacts.SplitDates, 0.06),
        (LetterArtefacts.HeaderLabelsFirst, 0.35),
        (LetterArtefacts.HeaderPriorityWrapped, 0.25),
        (LetterArtefacts.NoBlankBeforeTitle, 0.08),
        (LetterArtefacts.NoBlankAfterTitle, 0.15),
        (LetterArtefacts.VerdictOnNextLine, 0.04),
        (LetterArtefacts.PageHeaders, 0.02),
        (LetterArtefacts.GluedWords, 0.005),
        (LetterArtefacts.CarriageReturns, 0.10),
        (LetterArtefacts.Windows1252, 0.03),
        (LetterArtefacts.NonBreakingSpaces, 0.02),
        (LetterArtefacts.Ligatures, 0.01),
        (LetterArtefacts.RedactionGaps, 0.01),
        (LetterArtefacts.MissingAge, 0.005),
        (LetterArtefacts.MissingVerdict, 0.003),
        (LetterArtefacts.TrailingSpaces, 0.15),
        (LetterArtefacts.LeadingSpace, 0.05),
    ];

    public static LetterArtefacts Draw(CorpusOptions options, LetterLayout layout, CounterRandom random)
    {
        var drawn = LetterArtefacts.None;
        foreach (var (artefact, rate) in Rates)
        {
            if (random.Chance(RateIn(layout, artefact, rate)))
            {
                drawn |= artefact;
            }
        }

        drawn = (drawn & options.Artefacts) | options.ForcedArtefacts;

        // A header has one order only, and the sentences that state the verdict of an early layout are kept.
        if (drawn.HasFlag(LetterArtefacts.HeaderLabelsFirst))
        {
            drawn &= ~LetterArtefacts.HeaderPriorityWrapped;
        }

        return layout <= LetterLayout.L3
            ? drawn & ~(LetterArtefacts.MissingVerdict | LetterArtefacts.VerdictOnNextLine)
            : drawn;
    }

    private static double RateIn(LetterLayout layout, LetterArtefacts artefact, double rate) =>
        (layout, artefact) switch
        {
            (LetterLayout.L4, LetterArtefacts.BlankLineAfterEveryLine) => 0.4,
            (LetterLayout.L4, LetterArtefacts.TrailingSpaces) => 0.5,
            (LetterLayout.L2, LetterArtefacts.GluedWords) => 0.05,
            (LetterLayout.L7, LetterArtefacts.PageHeaders) => 0.7,
            _ => rate,
        };
}
