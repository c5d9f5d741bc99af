using ImrPredict.Cases;
using ImrPredict.Text.Evidence;
using ImrPredict.Text.Internals;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Training.Precedents;

/// <summary>The terms by which items are alike, as hashes of their letters and digits in lower case.</summary>
/// <param name="Service">Service category, or treatment category of a coded row; 0 where unknown.</param>
/// <param name="NarrowService">Service with its sub-category; 0 where unknown.</param>
/// <param name="BodyPart">Body part; 0 where unknown.</param>
/// <param name="Request">Words of the request, of a text without one its first words; ascending, distinct.</param>
/// <param name="Diagnosis">Words and codes of the diagnoses; ascending, distinct.</param>
/// <param name="Evidence">Concepts of evidence that the text states or denies; ascending, distinct.</param>
internal sealed record PrecedentTerms(
    ulong Service, ulong NarrowService, ulong BodyPart, ulong[] Request, ulong[] Diagnosis, ulong[] Evidence)
{
    private const int FirstWords = 40;
    private const int ShortestWord = 3;

    private static readonly HashIndex Common = new(HashesOf(
        "and", "the", "for", "with", "was", "per", "one", "two", "are", "not", "has", "from", "this", "that", "his",
        "her", "original", "request", "requested", "service", "times", "week", "weeks", "day", "days", "year", "old",
        "patient", "injured", "worker", "male", "female", "unspecified", "unknown"));

    private static readonly ulong[] Stated = TermsOfConcepts('y');
    private static readonly ulong[] Denied = TermsOfConcepts('z');

    /// <summary>The terms of an item.</summary>
    /// <param name="item">What is known before the review.</param>
    /// <param name="mentions">What its clinical text says.</param>
    public static PrecedentTerms Read(DisputedItem item, IReadOnlyList<EvidenceMention> mentions) =>
        Read(item, EvidenceOf(mentions));

    /// <summary>The terms of an item whose evidence is known.</summary>
    /// <param name="item">What is known before the review.</param>
    /// <param name="evidence">What <see cref="EvidenceOf"/> gave for its clinical text.</param>
    public static PrecedentTerms Read(DisputedItem item, ulong[] evidence)
    {
        var service = ServiceKey.Of(item);
        var narrow = service?.Narrow ?? "";
        var words = new List<ulong>();
        if (item.RequestedService.Length > 0 || service is { IsTreatment: true })
        {
            AddWords(item.RequestedService.Length > 0 ? item.RequestedService : narrow, words, int.MaxValue);
        }
        else
        {
            AddWords(item.ClinicalText, words, FirstWords);
        }

        var request = Distinct(words);
        words.Clear();
        foreach (var diagnosis in item.Diagnoses)
        {
            AddWords(diagnosis, words, int.MaxValue);
        }

        foreach (var code in item.Icd10)
        {
            AddWords(code, words, int.MaxValue);
        }

        AddWords(item.DiagnosisCategory ?? "", words, int.MaxValue);
        AddWords(item.DiagnosisSubcategory ?? "", words, int.MaxValue);
        return new PrecedentTerms(
            Squash('s', service?.Category ?? ""), Squash('n', narrow), Squash('b', item.BodyPart ?? ""),
            request, Distinct(words), evidence);
    }

    /// <summary>The concepts that mentions state or deny, as terms.</summary>
    public static ulong[] EvidenceOf(IReadOnlyList<EvidenceMention> mentions)
    {
        var terms = new List<ulong>(mentions.Count);
        foreach (var mention in mentions)
        {
            if (mention.Status is Assertion.Present or Assertion.Absent)
            {
                terms.Add((mention.Status == Assertion.Present ? Stated : Denied)[(int)mention.Concept]);
            }
        }

        return Distinct(terms);
    }

    /// <summary>Hashes of terms, ascending and distinct.</summary>
    public static ulong[] HashesOf(params ReadOnlySpan<string> terms)
    {
        var hashes = new List<ulong>(terms.Length);
        foreach (var term in terms)
        {
            hashes.Add(TextHash.Of(term));
        }

        return Distinct(hashes);
    }

    private static ulong[] Distinct(List<ulong> terms)
    {
        terms.Sort();
        var count = 0;
        for (var i = 0; i < terms.Count; i++)
        {
            if (count == 0 || terms[count - 1] != terms[i])
            {
                terms[count++] = terms[i];
            }
        }

        terms.RemoveRange(count, terms.Count - count);
        return [.. terms];
    }

    /// <summary>The words of a text that count, in order, as they stand there, each with its term.</summary>
    public static IReadOnlyList<(string Word, ulong Term)> WordsOf(string text)
    {
        var words = new List<(string, ulong)>();
        for (var from = 0; Next(text, ref from, out var word, out var term);)
        {
            words.Add((text[word], term));
        }

        return words;
    }

    /// <summary>The term of a concept that a text states or denies.</summary>
    public static ulong TermOf(EvidenceConcept concept, bool isDenied) => (isDenied ? Denied : Stated)[(int)concept];

    private static void AddWords(ReadOnlySpan<char> text, List<ulong> words, int most)
    {
        var from = 0;
        for (var added = 0; added < most && Next(text, ref from, out _, out var term); added++)
        {
            words.Add(term);
        }
    }

    // The next word that counts, from a place on that moves behind it.
    private static bool Next(ReadOnlySpan<char> text, ref int from, out Range word, out ulong term)
    {
        var start = from;
        for (var end = start; end <= text.Length; end++)
        {
            if (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            {
                continue;
            }

            if (end - start >= ShortestWord && text[start..end].ContainsAnyExceptInRange('0', '9')
                && TextHash.Of(text[start..end]) is var hash && Common.Find(hash) < 0)
            {
                (word, term, from) = (start..end, hash, end + 1);
                return true;
            }

            start = end + 1;
        }

        (word, term) = (default, 0);
        return false;
    }

    private static ulong[] TermsOfConcepts(char prefix) =>
        [.. Enum.GetValues<EvidenceConcept>().Select(concept => Squash(prefix, EvidenceFinder.WordsOf(concept)))];

    private static ulong Squash(char prefix, string text)
    {
        var (hash, letters) = (TextHash.Add(TextHash.Seed, prefix), 0);
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                hash = TextHash.Add(hash, TextHash.Lower(c));
                letters++;
            }
        }

        return letters == 0 ? 0 : TextHash.Finish(hash);
    }
}
