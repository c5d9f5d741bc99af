using ImrPredict.Text;
using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Ingest.Services;

/// <summary>
/// Finds the service in sentences such as "The patient has requested authorization and coverage for X."
/// </summary>
internal static class RequestedServicePhrase
{
    // More than this is a list of services or a sentence that lost its full stop.
    private const int LongestPhrase = 300;

    private static readonly IReadOnlyList<string[]> Rows = TermTable.Read("request-openings.tsv", 2);
    private static readonly PhraseSet Phrases = new(Rows.Select(row => row[0]));

    /// <summary>Where the first requested service is named.</summary>
    /// <returns>
    /// The words behind the request up to its purpose, date or sentence end; null where no request is told.
    /// </returns>
    public static TextSpan? Find(string text)
    {
        var tokens = new WordTokens(text);
        var symbols = Phrases.Encode(tokens);
        var matches = new List<PhraseMatch>();
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            matches.Clear();
            Phrases.Match(symbols, tokens.IndexAt(sentence.Start), tokens.IndexAt(sentence.End), matches);
            if (Phrase(tokens, sentence, matches) is { } span)
            {
                return span;
            }
        }

        return null;
    }

    private static TextSpan? Phrase(WordTokens tokens, TextSpan sentence, List<PhraseMatch> matches)
    {
        var opening = matches
            .Where(m => Rows[m.Pattern][1] == "opening")
            .OrderBy(m => m.First)
            .ThenByDescending(m => m.End)
            .Select(m => (PhraseMatch?)m)
            .FirstOrDefault();
        if (opening is null || opening.Value.End >= tokens.Count || tokens[opening.Value.End].Start >= sentence.End)
        {
            return null;
        }

        var start = tokens[opening.Value.End].Start;
        var closing = matches
            .Where(m => Rows[m.Pattern][1] == "closing" && m.First > opening.Value.End)
            .Select(m => (int?)m.First)
            .Min();
        var end = closing is { } first ? tokens[first - 1].End : sentence.End;
        return Trimmed(tokens.Text, start, Math.Min(end, start + LongestPhrase));
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (end > start && text[end - 1] is '.' or ',' or ';' or ' ' or '\n' or '(')
        {
            end--;
        }

        return new(start, end - start);
    }
}
