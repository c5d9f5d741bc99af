using ImrPredict.Cases.Provenance;
using ImrPredict.Synthesis.Latent;
using ImrPredict.Synthesis.Layouts;

namespace ImrPredict.Synthesis.Letters;

/// <summary>Tells what is true of a letter and its items, as the generator knows it.</summary>
internal static class LetterTruth
{
    public static SyntheticLetter Tell(
        LetterDraft draft, DecidedDraft[] decided, LetterArtefacts artefacts, string text)
    {
        var latent = draft.Case;
        return new SyntheticLetter
        {
            Index = latent.Index,
            CaseNumber = draft.CaseNumber,
            Layout = draft.Layout,
            Artefacts = artefacts,
            Text = text,
            Summary = draft.Summary.Text,
            SummaryLeaks = draft.Summary.Leaks,
            Items = [.. decided.Select((item, at) => TellItem(draft, item, at))],
            Cluster = ClusterPlan.NameOf(latent.Source),
            ClusterKind = latent.ClusterKind,
            InjuryDate = latent.Dates.Injury,
            UrDenialDate = latent.Dates.UrDenial,
            ReceivedDate = latent.Dates.Received,
            AssignedDate = latent.Dates.Assigned,
            DecisionDate = latent.Dates.Decision,
            Age = artefacts.HasFlag(LetterArtefacts.MissingAge) ? null : latent.Person.Age,
            Sex = latent.Person.Sex,
            Priority = latent.Priority,
            Reviewer = latent.Reviewer.Number,
            ReviewerSpecialty = latent.Reviewer.Specialty,
            Requester = latent.Requester,
        };
    }

    private static SyntheticItem TellItem(LetterDraft draft, DecidedDraft decided, int at)
    {
        var (item, set) = (draft.Case.Items[at], draft.Items[at]);
        return new SyntheticItem
        {
            Number = at + 1,
            Title = draft.Layout <= LetterLayout.L3 ? set.Words.Short : set.Words.Title,
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
            Facts = [.. TellFacts(draft, item, at)],
            ClaimsAdministratorGuideline = set.Rationale.AdministratorGuideline,
            ReviewerGuideline = set.Rationale.ReviewerGuideline,
            Rationale = set.Rationale.Text,
            VerdictSentences = set.Rationale.Verdicts,
        };
    }

    private static IEnumerable<EvidenceFact> TellFacts(LetterDraft draft, LatentItem item, int at) =>
        from factor in Enum.GetValues<EvidenceFactor>()
        where item[factor] != FactStatus.NotStated
        let mention = draft.Summary.Mentions.FirstOrDefault(m => m.Factor == factor && (m.ItemAt ?? at) == at)
        select new EvidenceFact(factor, item[factor], mention?.Passage);
}
