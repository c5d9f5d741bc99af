using ImrPredict.Cases;
using ImrPredict.Text.Evidence;

namespace ImrPredict.Features.Blocks;

/// <summary>
/// Which mentions of a letter speak of an item. A letter disputes several services and speaks of each: that the
/// records do not show improvement with acupuncture is no evidence about the drug asked for beside it. A concept that
/// belongs to one request counts for the item only where its sentence names the item's service or no treatment at all.
/// </summary>
internal sealed class RequestMentions
{
    private static readonly Kind[] Kinds = KindsOf(
        (Kind.OfOneRequest,
        [
            EvidenceConcept.FunctionalImprovement, EvidenceConcept.PainRelief, EvidenceConcept.DocumentationGap,
            EvidenceConcept.QuantityWithinGuideline, EvidenceConcept.NotRecommended, EvidenceConcept.UnprovenTreatment,
            EvidenceConcept.Contradiction, EvidenceConcept.SideEffects, EvidenceConcept.TherapyVisits,
        ]),
        (Kind.Treatment,
        [
            EvidenceConcept.PhysicalTherapy, EvidenceConcept.Chiropractic, EvidenceConcept.Acupuncture,
            EvidenceConcept.Injection, EvidenceConcept.Surgery, EvidenceConcept.PriorImaging,
            EvidenceConcept.PriorElectrodiagnostics, EvidenceConcept.UrineDrugTest, EvidenceConcept.Equipment,
            EvidenceConcept.PsychologicalCare, EvidenceConcept.CareProgram, EvidenceConcept.SpecialistQuestion,
        ]),
        (Kind.Drug,
        [
            EvidenceConcept.AntiInflammatory, EvidenceConcept.Medication, EvidenceConcept.Opioid,
            EvidenceConcept.TopicalDrug,
        ]));

    private static readonly string[] NoDrugsName =
    [
        "medic", "opioid", "opiat", "narcot", "nsaid", "anti", "non", "muscle", "steroid", "topical", "cream", "gel",
        "patch",
    ];

    private readonly string _text;
    private readonly IReadOnlyList<EvidenceMention> _mentions;

    // The mentions of those sentences that may speak of one item and not of another: few, and the same for all items.
    private readonly List<Range> _contested = [];

    /// <summary>Finds the sentences that do not speak of every item.</summary>
    /// <param name="text">A clinical text.</param>
    /// <param name="mentions">Its mentions, sentence by sentence.</param>
    public RequestMentions(string text, IReadOnlyList<EvidenceMention> mentions)
    {
        (_text, _mentions) = (text, mentions);
        for (var first = 0; first < mentions.Count;)
        {
            var (end, start) = (first, mentions[first].Sentence.Start);
            var (ofOneRequest, names) = (false, false);
            for (; end < mentions.Count && mentions[end].Sentence.Start == start; end++)
            {
                var kind = Kinds[(int)mentions[end].Concept];
                ofOneRequest |= kind == Kind.OfOneRequest;
                names |= kind is Kind.Treatment or Kind.Drug;
            }

            if (ofOneRequest && names)
            {
                _contested.Add(first..end);
            }

            first = end;
        }
    }

    private enum Kind : byte
    {
        OfAny,
        OfOneRequest,
        Treatment,
        Drug,
    }

    /// <summary>The mentions of an item's clinical text that speak of it, in their order.</summary>
    public static IReadOnlyList<EvidenceMention> In(DisputedItem item) =>
        new RequestMentions(item.ClinicalText, EvidenceFinder.Find(item.ClinicalText)).Of(item);

    /// <summary>The mentions that speak of an item, in their order.</summary>
    /// <param name="item">An item that has the text; without a title all mentions speak of it.</param>
    public IReadOnlyList<EvidenceMention> Of(DisputedItem item)
    {
        if (item.RequestedService.Length == 0 || _contested.Count == 0)
        {
            return _mentions;
        }

        List<EvidenceMention>? kept = null;
        bool[]? asked = null;
        var next = 0;
        foreach (var sentence in _contested)
        {
            if (!Speaks(sentence, item, ref asked))
            {
                kept ??= new(_mentions.Count);
                AddUpTo(sentence.Start.Value, kept, ref next);
                for (; next < sentence.End.Value; next++)
                {
                    if (Kinds[(int)_mentions[next].Concept] != Kind.OfOneRequest)
                    {
                        kept.Add(_mentions[next]);
                    }
                }
            }
        }

        if (kept is null)
        {
            return _mentions;
        }

        AddUpTo(_mentions.Count, kept, ref next);
        return kept;
    }

    private void AddUpTo(int end, List<EvidenceMention> kept, ref int next)
    {
        for (; next < end; next++)
        {
            kept.Add(_mentions[next]);
        }
    }

    private static bool[] AskedBy(DisputedItem item)
    {
        var asked = EvidenceFinder.ConceptsNamed(item.RequestedService);

        // "Durable medical equipment" is any that is asked for, whatever the title calls it.
        asked[(int)EvidenceConcept.Equipment] |= item.ServiceCategory.Category == "DMEPOS";
        return asked;
    }

    // What the request asks for is read when a sentence makes it matter.
    private bool Speaks(Range sentence, DisputedItem item, ref bool[]? asked)
    {
        for (var i = sentence.Start.Value; i < sentence.End.Value; i++)
        {
            var concept = _mentions[i].Concept;
            var names = Kinds[(int)concept] switch
            {
                Kind.Treatment => (asked ??= AskedBy(item))[(int)concept],
                Kind.Drug => IsAskedDrug(concept, _mentions[i].Span.Of(_text), item, ref asked),
                _ => false,
            };
            if (names)
            {
                return true;
            }
        }

        return false;
    }

    // A drug is its name; "the medication" may be any drug that is asked for, and "opioids" any opioid.
    private static bool IsAskedDrug(
        EvidenceConcept concept, ReadOnlySpan<char> words, DisputedItem item, ref bool[]? asked)
    {
        if (item.RequestedService.AsSpan().Contains(words, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var start in NoDrugsName)
        {
            if (words.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                asked ??= AskedBy(item);
                return start == NoDrugsName[0] ? AsksForDrug(asked) : asked[(int)concept];
            }
        }

        return false;
    }

    private static bool AsksForDrug(bool[] asked)
    {
        for (var i = 0; i < asked.Length; i++)
        {
            if (asked[i] && Kinds[i] == Kind.Drug)
            {
                return true;
            }
        }

        return false;
    }

    private static Kind[] KindsOf(params ReadOnlySpan<(Kind Kind, EvidenceConcept[] Concepts)> kinds)
    {
        var byConcept = new Kind[Enum.GetValues<EvidenceConcept>().Length];
        foreach (var (kind, concepts) in kinds)
        {
            foreach (var concept in concepts)
            {
                byConcept[(int)concept] = kind;
            }
        }

        return byConcept;
    }
}
