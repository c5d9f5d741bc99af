using System.Buffers;
using ImrPredict.Cases;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Verdicts;

/// <summary>The broad check behind <see cref="VerdictCutter.Residual"/>: plain strings, no word patterns.</summary>
internal static class ResidualVerdicts
{
    // A review's name and what it decided stand together.
    private const int Reach = 60;

    private static readonly IReadOnlyList<string[]> Rows = TermTable.Read("residual-verdicts.tsv", 2);
    private static readonly StringList InFindings = new("verdict", "reasoning");
    private static readonly StringList InSummaries = new("verdict");
    private static readonly StringList Known = new("known");
    private static readonly StringList Outcomes = new("outcome");
    private static readonly StringList Reviews = new("review");
    private static readonly StringList Decided = new("decided");
    private static readonly StringList Before = new("before");

    private static readonly StringList[] AnyByKind =
    [
        .. Enum.GetValues<ClinicalTextKind>().Order().Select(kind => new StringList(
            ["outcome", "review", .. IsReport(kind) ? (string[])[] : ["verdict"],
            .. kind == ClinicalTextKind.FindingsBackground ? (string[])["reasoning"] : []])),
    ];

    /// <summary>The strings that count as stating a verdict.</summary>
    public static IReadOnlyList<string> Strings { get; } =
        [.. Rows.Where(r => r[1] is "outcome" or "review" or "verdict" or "reasoning").Select(r => r[0].TrimEnd('$'))];

    /// <summary>
    /// Where a verdict string stands in a sentence that tells no earlier decision; one span a sentence.
    /// </summary>
    public static IReadOnlyList<StatedVerdict> Find(string text, ClinicalTextKind kind)
    {
        if (!AnyByKind[(int)kind].StandsIn(text))
        {
            return [];
        }

        var found = new List<StatedVerdict>();
        var known = false;
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            var words = sentence.Of(text);

            // A letter's summary ends with utilization review's grounds, sentence after sentence.
            known = (known && kind == ClinicalTextKind.ReviewerSummary) || Known.StandsIn(words);
            var list = kind == ClinicalTextKind.FindingsBackground ? InFindings : InSummaries;
            if ((known || IsReport(kind) ? null : list.First(words)) is { } verdict)
            {
                found.Add(Stated(sentence, verdict));
            }
            else if (Outcome(words) is { } outcome)
            {
                found.Add(Stated(sentence, outcome));
            }
        }

        return found;
    }

    private static bool IsReport(ClinicalTextKind kind) =>
        kind is ClinicalTextKind.TreatingReport or ClinicalTextKind.UrReport;

    private static StatedVerdict Stated(TextSpan sentence, (int At, string Rule) found) =>
        new(new(sentence.Start + found.At, sentence.Length - found.At), found.Rule);

    /// <summary>
    /// Where a sentence says how a review ended; null where none is named, or it tells what came before.
    /// </summary>
    private static (int At, string Rule)? Outcome(ReadOnlySpan<char> words)
    {
        if (Before.StandsIn(words))
        {
            return null;
        }

        return Outcomes.First(words)
            ?? (Reviews.First(words) is { } review
                && Decided.StandsIn(words.Slice(review.At, Math.Min(Reach, words.Length - review.At)))
                ? review
                : null);
    }

    /// <summary>Strings of some kinds; each begins at a word, and ends one where the table marks it so.</summary>
    private sealed class StringList
    {
        private readonly SearchValues<string> _strings;
        private readonly (string Text, bool Whole, string Rule)[] _rows;

        public StringList(params string[] kinds)
        {
            _rows =
            [
                .. Rows.Where(r => kinds.Contains(r[1])).OrderByDescending(r => r[0].Length)
                    .Select(r => (r[0].TrimEnd('$'), r[0].EndsWith('$'), $"{r[1]}: {r[0].TrimEnd('$')}")),
            ];
            _strings = SearchValues.Create([.. _rows.Select(r => r.Text)], StringComparison.OrdinalIgnoreCase);
        }

        public bool StandsIn(ReadOnlySpan<char> words) => First(words) is not null;

        /// <summary>Where the first one stands, the longest of those that begin there; null without.</summary>
        public (int At, string Rule)? First(ReadOnlySpan<char> words)
        {
            for (var from = 0; words[from..].IndexOfAny(_strings) is var offset and >= 0; from += offset + 1)
            {
                var at = from + offset;
                if (at > 0 && char.IsLetter(words[at - 1]))
                {
                    continue;
                }

                foreach (var (text, whole, rule) in _rows)
                {
                    if (words[at..].StartsWith(text, StringComparison.OrdinalIgnoreCase)
                        && !(whole && at + text.Length < words.Length && char.IsLetter(words[at + text.Length])))
                    {
                        return (at, rule);
                    }
                }
            }

            return null;
        }
    }
}
