using System.Buffers;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Text;
using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Ingest.Services;

/// <summary>
/// Places a requested service in the taxonomy of the DWC search site by the terms of <c>service-terms.tsv</c>: the
/// term of the highest priority decides, then the longest, then the earliest. Misspelt long words are read within
/// one edit. The class of a surgery's satellites is their own ("Pre-op labs: CBC" is a laboratory test).
/// </summary>
internal static class ServiceClassifier
{
    private const string Drugs = "Pharmaceuticals";
    private const string Marker = "original request,";
    private const int GeneralTerms = 50;

    private static readonly SearchValues<string> Markers =
        SearchValues.Create([Marker], StringComparison.OrdinalIgnoreCase);

    private static readonly HashSet<string> AppliedToSkin = new(
        ["NSAID", "Muscle Relaxant", "Anti-epilepsy", "Antidepressant", "Opioids", "Analgesics", "Local Anesthetics",
            "Topical Analgesics", "Topical Compounds", "Corticosteroids"],
        StringComparer.Ordinal);

    private static readonly ServiceTerm[] Terms = [.. TermTable.Read("service-terms.tsv", 4)
        .Select(row => new ServiceTerm(
            PhrasePattern.Parse(row[0]), new(row[1], row[2]), int.Parse(row[3], CultureInfo.InvariantCulture)))];

    private static readonly PhraseSet Phrases = new([.. Terms.Select(t => t.Pattern)]);
    private static readonly NearWords Misspelt = new(
        Terms.SelectMany(t => t.Pattern.Elements).SelectMany(e => e.Terms));

    /// <summary>The category of a service.</summary>
    /// <param name="title">
    /// A letter's title or a house export's words. Where it tells request, authorisation and remainder apart, the part
    /// in dispute decides.
    /// </param>
    /// <returns><see cref="ServiceCategory.Other"/> where no term is found; never null.</returns>
    public static ServiceCategory Classify(string title) => Classify(new WordTokens(title));

    /// <summary>The category of a service whose title was split into words.</summary>
    internal static ServiceCategory Classify(WordTokens title)
    {
        if (DisputedPart(title.Text) is { } disputed)
        {
            var category = ClassifyPart(new WordTokens(disputed));
            if (category != ServiceCategory.Other)
            {
                return category;
            }
        }

        return ClassifyPart(title);
    }

    /// <summary>
    /// The category of the service that a narrative says was requested, found by <see cref="RequestedServicePhrase"/>;
    /// a best effort.
    /// </summary>
    /// <returns><see cref="ServiceCategory.Other"/> where no request or no term is found.</returns>
    public static ServiceCategory ClassifyNarrative(string text) =>
        RequestedServicePhrase.Find(text) is { } span
            ? ClassifyPart(new WordTokens(text.Substring(span.Start, span.Length)))
            : ServiceCategory.Other;

    /// <summary>The part in dispute, where a title tells it apart.</summary>
    private static string? DisputedPart(string title)
    {
        if (!title.AsSpan().ContainsAny(Markers))
        {
            return null;
        }

        var at = title.LastIndexOf(Marker, StringComparison.OrdinalIgnoreCase);
        return title[(at + Marker.Length)..];
    }

    private static ServiceCategory ClassifyPart(WordTokens tokens)
    {
        var symbols = Phrases.Encode(tokens);
        var matches = new List<PhraseMatch>();
        Phrases.Match(symbols, 0, tokens.Count, matches);
        var best = Best(matches);
        if ((best is null || best.Priority < GeneralTerms) && Correct(tokens, symbols))
        {
            matches.Clear();
            Phrases.Match(symbols, 0, tokens.Count, matches);
            best = Best(matches);
        }

        return best is null ? ServiceCategory.Other
            : best.Category.Category == Drugs ? Applied(best.Category, tokens)
            : best.Category;
    }

    private static ServiceTerm? Best(List<PhraseMatch> matches)
    {
        ServiceTerm? best = null;
        var bestWords = 0;
        foreach (var match in matches)
        {
            var term = Terms[match.Pattern];
            var words = term.Pattern.RequiredWords;
            if (best is null || term.Priority > best.Priority || (term.Priority == best.Priority && words > bestWords))
            {
                (best, bestWords) = (term, words);
            }
        }

        return best;
    }

    /// <summary>Gives misspelt words the symbol of the word they most likely mean.</summary>
    /// <returns>Whether there was any.</returns>
    private static bool Correct(WordTokens tokens, int[] symbols)
    {
        var corrected = false;
        for (var i = 0; i < symbols.Length; i++)
        {
            if (symbols[i] == 0 && Misspelt.Find(tokens.Word(i)) is { } word)
            {
                symbols[i] = Phrases.Encode(new WordTokens(word))[0];
                corrected = true;
            }
        }

        return corrected;
    }

    /// <summary>A drug given in per cent is applied to the skin: one is a topical, several are a compound.</summary>
    private static ServiceCategory Applied(ServiceCategory drug, WordTokens tokens)
    {
        var strengths = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            strengths += tokens.Word(i) is "%" ? 1 : 0;
        }

        return strengths == 0 || !AppliedToSkin.Contains(drug.Subcategory) ? drug
            : strengths > 1 || drug.Subcategory == "Topical Compounds" ? new(Drugs, "Topical Compounds")
            : drug.Subcategory == "Corticosteroids" ? drug
            : new(Drugs, "Topical Analgesics");
    }

    /// <param name="Pattern">The words.</param>
    /// <param name="Category">What they mean.</param>
    /// <param name="Priority">The higher decides.</param>
    private sealed record ServiceTerm(PhrasePattern Pattern, ServiceCategory Category, int Priority);
}
