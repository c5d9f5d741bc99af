using ImrPredict.Cases.Provenance;
using ImrPredict.Synthesis.Latent;

namespace ImrPredict.Synthesis.Writing;

/// <summary>What is true of an item, as the generator knows it.</summary>
internal static class Truth
{
    public static SyntheticItem Item(LetterDraft draft, DecidedDraft decided, int at)
    {
        var item = draft.Case.Items[at];
        var set = draft.Items[at];
        var early = draft.Layout <= LetterLayout.L3;
        return new SyntheticItem
        {
            Number = at + 1,
            Title = early ? set.Words.Short : set.Words.Title,
            Service = item.Service.Id,
            Category = item.Service.Category,
            Region = draft.Case.Region.Id,
            Printed = set.Printed,
            Drawn = decided.Drawn,
            Argued = decided.Argued,
            Flip = decided.Flip,
            Outlier = decided.Outlier,
            Probability = decided.FromFacts,
            ProbabilityGivenHidden = decided.Given,
            Facts = [.. Facts(draft, item, at)],
            ClaimsAdministratorGuideline = set.Rationale.AdministratorGuideline,
            ReviewerGuideline = set.Rationale.ReviewerGuideline,
            Rationale = set.Rationale.Text,
            VerdictSentences = set.Rationale.Verdicts,
        };
    }

    private static IEnumerable<EvidenceFact> Facts(LetterDraft draft, LatentItem item, int at)
    {
        for (var number = 1; number < item.Facts.Length; number++)
        {
            if (item.Facts[number] == FactStatus.NotStated)
            {
                continue;
            }

            var factor = (EvidenceFactor)number;
            var mention = draft.Summary.Mentions
                .FirstOrDefault(m => m.Factor == factor && (m.ItemAt is null || m.ItemAt == at));
            yield return new EvidenceFact(factor, item.Facts[number], mention?.Passage);
        }
    }
}
