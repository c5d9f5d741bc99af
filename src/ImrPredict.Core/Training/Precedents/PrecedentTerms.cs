using ImrPredict.Cases;
using ImrPredict.Text.Evidence;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Training.Precedents;

/// <summary>
/// The terms by which items are alike: lower-case letters and digits alone, so that every tokenizer agrees on them.
/// </summary>
/// <param name="Service">Service category, or treatment category of a coded row; empty where unknown.</param>
/// <param name="NarrowService">Service with its sub-category.</param>
/// <param name="BodyPart">Body part; empty where unknown.</param>
/// <param name="Request">Words of the request; of a text without one, its first words.</param>
/// <param name="Diagnosis">Words and codes of the diagnoses.</param>
/// <param name="Evidence">Concepts of clinical evidence that the text states or denies.</param>
internal sealed record PrecedentTerms(
    string Service, string NarrowService, string BodyPart, IReadOnlyList<string> Request,
    IReadOnlyList<string> Diagnosis, IReadOnlyList<string> Evidence)
{
    private const int FirstWords = 40;
    private const int ShortestWord = 3;

    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "and", "the", "for", "with", "was", "per", "one", "two", "are", "not", "has", "from", "this", "that", "his",
        "her", "original", "request", "requested", "service", "times", "week", "weeks", "day", "days", "year", "old",
        "patient", "injured", "worker", "male", "female", "unspecified", "unknown",
    };

    private static readonly string[] Stated = TermsOfConcepts("y");
    private static readonly string[] Denied = TermsOfConcepts("z");

    /// <summary>Hashes of <see cref="Request"/>, ascending.</summary>
    public ulong[] RequestHashes { get; } = HashesOf(Request);

    /// <summary>Hashes of <see cref="Diagnosis"/>, ascending.</summary>
    public ulong[] DiagnosisHashes { get; } = HashesOf(Diagnosis);

    /// <summary>Hashes of <see cref="Evidence"/>, ascending.</summary>
    public ulong[] EvidenceHashes { get; } = HashesOf(Evidence);

    /// <summary>The terms of an item.</summary>
    /// <param name="item">What is known before the review.</param>
    /// <param name="mentions">What its clinical text says.</param>
    /// <param name="known">What may be kept of them; null for all.</param>
    public static PrecedentTerms Read(
        DisputedItem item, IReadOnlyList<EvidenceMention> mentions, KnownWords? known = null)
    {
        var service = ServiceKey.Of(item);
        bool IsKnown(string text) => known is null || known.Holds(text);
        string Field(string prefix, string? text) => text is not null && IsKnown(text) ? Squash(prefix, text) : "";
        return new PrecedentTerms(
            Field("s", service?.Category), Field("n", service?.Narrow), Field("b", item.BodyPart),
            Distinct(RequestOf(item).Where(IsKnown)), Distinct(Words(DiagnosisOf(item)).Where(IsKnown)),
            Distinct(mentions.Where(m => m.Status is Assertion.Present or Assertion.Absent)
                .Select(m => (m.Status == Assertion.Present ? Stated : Denied)[(int)m.Concept])));
    }

    /// <summary>The texts that terms are made of, and that are shown.</summary>
    public static IEnumerable<string> TextsOf(DisputedItem item) =>
    [
        item.RequestedService, ServiceKey.Of(item)?.Narrow ?? "", item.BodyPart ?? "", DiagnosisOf(item),
        .. RequestOf(item),
    ];

    /// <summary>All terms to search by, those of service and body part joined to rarer ones too.</summary>
    public IEnumerable<string> All() => Joined().Concat(Request).Concat(Diagnosis).Concat(Evidence)
        .Where(term => term.Length > 0).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> RequestOf(DisputedItem item) =>
        item.RequestedService.Length > 0 ? Words(item.RequestedService)
            : ServiceKey.Of(item) is { IsTreatment: true } treatment ? Words(treatment.Narrow)
            : Words(item.ClinicalText).Take(FirstWords);

    private static string DiagnosisOf(DisputedItem item) => string.Join(' ',
        [.. item.Diagnoses, .. item.Icd10, item.DiagnosisCategory ?? "", item.DiagnosisSubcategory ?? ""]);

    private IEnumerable<string> Joined()
    {
        yield return Service;
        yield return NarrowService;
        yield return BodyPart;
        if (NarrowService.Length > 0)
        {
            if (BodyPart.Length > 0)
            {
                yield return NarrowService + BodyPart;
            }

            foreach (var term in Evidence)
            {
                yield return NarrowService + term;
            }
        }
    }

    private static string[] Distinct(IEnumerable<string> terms) =>
        [.. terms.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var end = 0; end <= text.Length; end++)
        {
            if (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            {
                continue;
            }

            if (end - start >= ShortestWord && text.AsSpan(start, end - start).ContainsAnyExceptInRange('0', '9'))
            {
                var word = text[start..end].ToLowerInvariant();
                if (!Common.Contains(word))
                {
                    yield return word;
                }
            }

            start = end + 1;
        }
    }

    private static ulong[] HashesOf(IReadOnlyList<string> terms) =>
        [.. terms.Select(term => TextHash.Of(term)).Order()];

    private static string[] TermsOfConcepts(string prefix) =>
        [.. Enum.GetValues<EvidenceConcept>().Select(concept => Squash(prefix, EvidenceFinder.WordsOf(concept)))];

    private static string Squash(string prefix, string text)
    {
        var letters = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return letters.Length == 0 ? "" : prefix + letters;
    }
}
