using ImrPredict.Cases;
using ImrPredict.Text;

namespace ImrPredict.Features;

/// <summary>
/// Which mentions of a letter speak of an item. A letter disputes several services and speaks of each: that the
/// records do not show improvement with acupuncture is no evidence about the drug asked for beside it. A concept that
/// belongs to one request counts for the item only where its sentence names the item's service or no treatment at all.
/// </summary>
internal static class RequestMentions
{
    private static readonly HashSet<EvidenceConcept> OfOneRequest =
    [
        EvidenceConcept.FunctionalImprovement, EvidenceConcept.PainRelief, EvidenceConcept.DocumentationGap,
        EvidenceConcept.QuantityWithinGuideline, EvidenceConcept.NotRecommended, EvidenceConcept.UnprovenTreatment,
        EvidenceConcept.Contradiction, EvidenceConcept.SideEffects, EvidenceConcept.TherapyVisits,
    ];

    private static readonly HashSet<EvidenceConcept> Treatments =
    [
        EvidenceConcept.PhysicalTherapy, EvidenceConcept.Chiropractic, EvidenceConcept.Acupuncture,
        EvidenceConcept.Injection, EvidenceConcept.Surgery, EvidenceConcept.PriorImaging, EvidenceConcept.PriorElectrodiagnostics,
        EvidenceConcept.UrineDrugTest, EvidenceConcept.Equipment, EvidenceConcept.PsychologicalCare,
        EvidenceConcept.CareProgram, EvidenceConcept.SpecialistQuestion,
    ];

    private static readonly HashSet<EvidenceConcept> Drugs =
    [
        EvidenceConcept.AntiInflammatory, EvidenceConcept.Medication, EvidenceConcept.Opioid,
        EvidenceConcept.TopicalDrug,
    ];

    private static readonly string[] NoDrugsName =
    [
        "medic", "opioid", "opiat", "narcot", "nsaid", "anti", "non", "muscle", "steroid", "topical", "cream", "gel",
        "patch",
    ];

    /// <summary>The mentions that speak of an item, in their order.</summary>
    /// <param name="item">The item; without a title all mentions speak of it.</param>
    /// <param name="mentions">The mentions of its clinical text, sentence by sentence.</param>
    public static IReadOnlyList<EvidenceMention> Of(DisputedItem item, IReadOnlyList<EvidenceMention> mentions)
    {
        if (item.RequestedService.Length == 0 || mentions.Count == 0)
        {
            return mentions;
        }

        var asked = new HashSet<EvidenceConcept>();
        foreach (var mention in EvidenceFinder.Find(item.RequestedService))
        {
            asked.Add(mention.Concept);
        }

        // "Durable medical equipment" is any that is asked for, whatever the title calls it.
        if (item.ServiceCategory.Category == "DMEPOS")
        {
            asked.Add(EvidenceConcept.Equipment);
        }

        var kept = new List<EvidenceMention>(mentions.Count);
        for (var first = 0; first < mentions.Count;)
        {
            var end = first + 1;
            while (end < mentions.Count && mentions[end].Sentence.Start == mentions[first].Sentence.Start)
            {
                end++;
            }

            AddSentence(kept, mentions, first, end, item, asked);
            first = end;
        }

        return kept;
    }

    private static void AddSentence(
        List<EvidenceMention> kept, IReadOnlyList<EvidenceMention> mentions, int first, int end, DisputedItem item,
        HashSet<EvidenceConcept> asked)
    {
        bool? speaks = null;
        for (var i = first; i < end; i++)
        {
            if (!OfOneRequest.Contains(mentions[i].Concept) || (speaks ??= Speaks(mentions, first, end, item, asked)))
            {
                kept.Add(mentions[i]);
            }
        }
    }

    private static bool Speaks(
        IReadOnlyList<EvidenceMention> mentions, int first, int end, DisputedItem item, HashSet<EvidenceConcept> asked)
    {
        var others = false;
        for (var i = first; i < end; i++)
        {
            var concept = mentions[i].Concept;
            if (Treatments.Contains(concept))
            {
                if (asked.Contains(concept))
                {
                    return true;
                }

                others = true;
            }
            else if (Drugs.Contains(concept))
            {
                if (IsAskedDrug(concept, mentions[i].Span.Of(item.ClinicalText), item.RequestedService, asked))
                {
                    return true;
                }

                others = true;
            }
        }

        return !others;
    }

    // A drug is its name; "the medication" may be any drug that is asked for, and "opioids" any opioid.
    private static bool IsAskedDrug(
        EvidenceConcept concept, ReadOnlySpan<char> words, string title, HashSet<EvidenceConcept> asked)
    {
        if (title.AsSpan().Contains(words, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var start in NoDrugsName)
        {
            if (words.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return start == NoDrugsName[0] ? asked.Overlaps(Drugs) : asked.Contains(concept);
            }
        }

        return false;
    }
}
