using System.Buffers;
using ImrPredict.Text;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Ingest.Facts;

/// <summary>Reads the lists behind "diagnosed with", "diagnoses include" and the like.</summary>
internal sealed class DiagnosisReader(WordTokens tokens)
{
    private const int MostDiagnoses = 24;
    private const int LongestDiagnosis = 120;

    private static readonly string[] Continuations =
        ["unspecified", "fascia", "tendon", "tendons", "muscle of", "or ", "initial", "subsequent", "sequela", "left",
            "right", "with", "without", "not ", "nos", "site", "level", "bilateral", "type", "grade", "status",
            "stage"];

    private static readonly string[] LeadWords = ["a ", "an ", "the ", "and ", "of ", "with ", "chronic problems of ",
        "as "];

    private static readonly string[] NotDiagnoses =
        ["occupational", "industrial", "outpatient", "work", "documented", "noted", "also", "none", "unknown",
            "provided", "listed", "she", "he"];

    private static readonly SearchValues<char> OtherWhiteSpace = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => c != ' ' && char.IsWhiteSpace(c))]);

    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The diagnoses in order.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Reads one sentence.</summary>
    /// <returns>Where its diagnoses stand, from the opening on; null where it names none.</returns>
    public TextSpan? Add(TextSpan sentence, FactMatches matches)
    {
        var start = Start(sentence, matches);
        if (start is not { } from || from >= sentence.End)
        {
            return null;
        }

        var end = sentence.End;
        foreach (var match in matches.All)
        {
            if (FactMatches.KindOf(match) == FactKinds.DxClosing && tokens[match.First].Start > from)
            {
                end = Math.Min(end, tokens[match.First].Start);
            }
        }

        Split(from, end, matches);
        return new(from, end - from);
    }

    private int? Start(TextSpan sentence, FactMatches matches)
    {
        if (!matches.Has(FactKinds.DxOpening | FactKinds.DxHeading))
        {
            return null;
        }

        int? start = null;
        foreach (var match in matches.All)
        {
            var kind = FactMatches.KindOf(match);
            if (match.End >= tokens.Count)
            {
                continue;
            }

            if (kind == FactKinds.DxOpening && !matches.HasBefore(FactKinds.Negation, match, reach: 3))
            {
                var next = tokens[match.End].Start;
                if (start is null || (next > start && next - start < 40))
                {
                    start = next;
                }
            }
            else if (kind == FactKinds.DxHeading && tokens[match.End - 1].End is var end && end < sentence.End
                && tokens.Text[end] == ':')
            {
                start ??= tokens[match.End].Start;
            }
        }

        return start;
    }

    private void Split(int from, int end, FactMatches matches)
    {
        var text = tokens.Text;
        var start = from;
        for (var i = from; i <= end; i++)
        {
            var (stop, next) = i == end ? (true, end)
                : text[i] is ',' or ';' or '\n' && !ContinuesAt(i + 1, end) ? (true, i + 1)
                : IsAnd(start, i, end, matches) ? (true, i + 5)
                : (false, i);
            if (stop)
            {
                AddName(start, i);
                start = next;
                i = Math.Max(i, next - 1);
            }
        }
    }

    private bool IsAnd(int start, int at, int end, FactMatches matches)
    {
        var text = tokens.Text.AsSpan(at, Math.Min(5, end - at));
        if (text[0] != ' ' || !text.Equals(" and ", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // "neck and back pain" shares its noun, "pain in the neck and back" too; "neck pain and hypertension" is two.
        return !ArePlaces(start, at, matches) && !ArePlaces(at + 5, NextStop(at + 5, end), matches)
            && !ContinuesAt(at + 5, end);
    }

    private int NextStop(int from, int end)
    {
        var stop = tokens.Text.AsSpan(from, end - from).IndexOfAny(",;.");
        return stop < 0 ? end : from + stop;
    }

    /// <summary>Whether a stretch holds nothing but body parts and sides.</summary>
    private bool ArePlaces(int from, int end, FactMatches matches)
    {
        var (first, last) = (tokens.IndexAt(from), tokens.IndexAt(end));
        for (var i = first; i < last; i++)
        {
            if (!IsPlace(i, matches) && tokens.Word(i) is not ("the" or "a" or "and"))
            {
                return false;
            }
        }

        return last > first;
    }

    private static bool IsPlace(int token, FactMatches matches)
    {
        foreach (var match in matches.All)
        {
            if (match.First <= token && token < match.End
                && FactMatches.KindOf(match) is FactKinds.Body or FactKinds.Side)
            {
                return true;
            }
        }

        return false;
    }

    private bool ContinuesAt(int at, int end)
    {
        var rest = tokens.Text.AsSpan(at, end - at).TrimStart();
        foreach (var word in Continuations)
        {
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                var phrase = rest[..(rest.IndexOfAny(",;.") is var stop and >= 0 ? stop : rest.Length)];
                return word is not ("left" or "right" or "bilateral") || !phrase.Trim().Contains(' ');
            }
        }

        var name = rest[..(rest.IndexOfAny(",;.") is var length and >= 0 ? length : rest.Length)].Trim();
        return name.EndsWith(" region", StringComparison.OrdinalIgnoreCase) && name.Count(' ') == 1;
    }

    private void AddName(int start, int end)
    {
        var text = tokens.Text;
        while (end > start
            && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '.' or ',' or ':' or ';' or ')'
            && !Opens(start, end)))
        {
            end--;
        }

        start = SkipLeadWords(start, end);
        if (end - start is < 3 or > LongestDiagnosis || Names.Count == MostDiagnoses || IsNoDiagnosis(start, end))
        {
            return;
        }

        var name = text.Substring(start, end - start);
        if (name.Contains("  ", StringComparison.Ordinal) || name.AsSpan().ContainsAny(OtherWhiteSpace))
        {
            name = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        if (_seen.Add(name))
        {
            Names.Add(name);
        }
    }

    private bool IsNoDiagnosis(int start, int end)
    {
        var name = tokens.Text.AsSpan(start, end - start);
        var first = name.IndexOf(' ') is var space and > 0 ? name[..space] : name;
        foreach (var word in NotDiagnoses)
        {
            if (first.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private bool Opens(int start, int end) => tokens.Text.AsSpan(start, end - start).Contains('(');

    private int SkipLeadWords(int start, int end)
    {
        var text = tokens.Text;
        for (var again = true; again;)
        {
            again = false;
            while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is ':' or '.' or ',' or '-' or '('))
            {
                start++;
            }

            foreach (var word in LeadWords)
            {
                if (text.AsSpan(start, end - start).StartsWith(word, StringComparison.OrdinalIgnoreCase))
                {
                    start += word.Length;
                    again = true;
                }
            }
        }

        return start;
    }
}
