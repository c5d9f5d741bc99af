using System.Text.RegularExpressions;

namespace ImrPredict.Synthesis;

/// <summary>Measures how far synthetic letters are from real ones, honestly: it looks for differences.</summary>
public static partial class CorpusLikeness
{
    private const int SharedSentenceWords = 8;

    private static readonly string[] Cues = ["red flag", "functional improvement", "neurologic", "conservative"];

    /// <summary>
    /// Compares two collections of letters' texts; both should be of about the same size, years and layout.
    /// </summary>
    public static LikenessReport Compare(IReadOnlyList<string> ours, IReadOnlyList<string> real)
    {
        var a = ours.Select(LetterShape.Read).ToList();
        var b = real.Select(LetterShape.Read).ToList();
        var rows = Measures(a).Zip(Measures(b), (x, y) => new LikenessRow(x.Measure, x.Value, y.Value))
            .Append(new LikenessRow(
                "opener overlap with the other, share of letters", OpenerOverlap(a, b), OpenerOverlap(b, a)))
            .ToList();
        var (auc, giveaways) = TellApart.Evaluate([.. a.Select(s => s.Body)], [.. b.Select(s => s.Body)]);
        return new LikenessReport(rows, auc, giveaways, SharedSentences(a, b));
    }

    /// <summary>Share of distinct sentences among all of the rationales; those of a single text are 1.</summary>
    public static double DistinctSentenceShare(IEnumerable<LetterShape> letters)
    {
        var all = letters.SelectMany(l => l.Rationales).SelectMany(r => LetterShape.Sentences(r.Text)).ToList();
        return all.Count == 0 ? 1 : all.Distinct().Count() / (double)all.Count;
    }

    /// <summary>Share of rationale sentences that stand in three letters or more.</summary>
    public static double RecurringSentenceShare(IEnumerable<LetterShape> letters)
    {
        var perLetter = letters
            .Select(l => l.Rationales.SelectMany(r => LetterShape.Sentences(r.Text)).ToList()).ToList();
        var counts = perLetter.SelectMany(s => s.Distinct()).CountBy(s => s).ToDictionary(p => p.Key, p => p.Value);
        var total = perLetter.Sum(s => s.Count);
        return total == 0 ? 0 : perLetter.Sum(s => s.Count(x => counts[x] >= 3)) / (double)total;
    }

    private static IEnumerable<(string Measure, double Value)> Measures(List<LetterShape> letters)
    {
        var rationales = letters.SelectMany(l => l.Rationales).ToList();
        foreach (var (share, name) in new[] { (0.1, "p10"), (0.5, "p50"), (0.9, "p90") })
        {
            yield return ($"letter, words {name}", Quantile(letters.Select(l => l.Words), share));
            yield return (
                $"summary, words {name}", Quantile(letters.Select(l => LetterShape.CountWords(l.Summary)), share));
            yield return (
                $"rationale, words {name}", Quantile(rationales.Select(r => LetterShape.CountWords(r.Text)), share));
        }

        yield return ("items a letter, mean", letters.Average(l => l.Rationales.Count));
        yield return ("letters with one item, share", letters.Average(l => l.Rationales.Count == 1 ? 1.0 : 0));
        yield return ("overturned items, share", rationales.Average(r => r.Overturned ? 1.0 : 0));
        yield return ("distinct rationale sentences, share", DistinctSentenceShare(letters));
        yield return ("rationale sentences in 3 letters or more, share", RecurringSentenceShare(letters));
        foreach (var (overturned, name) in new[] { (false, "upheld"), (true, "overturned") })
        {
            var texts = rationales.Where(r => r.Overturned == overturned).Select(r => r.Text).ToList();
            foreach (var cue in Cues)
            {
                yield return ($"'{cue}' in rationales, {name}, share",
                    ShareOf(texts, t => t.Contains(cue, StringComparison.OrdinalIgnoreCase)));
            }

            yield return (
                $"negative documentation in rationales, {name}, share", ShareOf(texts, NegativeCue().IsMatch));
            yield return ($"'therefore' in rationales, {name}, share",
                ShareOf(texts, t => t.Contains("therefore", StringComparison.OrdinalIgnoreCase)));
        }
    }

    private static double ShareOf(List<string> texts, Func<string, bool> has) =>
        texts.Count == 0 ? 0 : texts.Count(has) / (double)texts.Count;

    private static double Quantile(IEnumerable<int> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[(int)Math.Min(sorted.Count - 1, Math.Floor(share * sorted.Count))];
    }

    private static double OpenerOverlap(List<LetterShape> letters, List<LetterShape> others)
    {
        var known = others.Select(o => o.Opener).ToHashSet();
        return letters.Average(l => known.Contains(l.Opener) ? 1.0 : 0);
    }

    private static int SharedSentences(List<LetterShape> ours, List<LetterShape> real)
    {
        var known = real.SelectMany(Long).ToHashSet();
        return ours.SelectMany(Long).Distinct().Count(known.Contains);
    }

    private static IEnumerable<string> Long(LetterShape letter) => LetterShape.Sentences(letter.Body)
        .Where(s => LetterShape.CountWords(s) >= SharedSentenceWords)
        .Select(s => s.TrimEnd('.').ToLowerInvariant());

    [GeneratedRegex(
        @"\b(no|not|lack|lacks|lacking|without|fails? to|insufficient|unclear)\b[^.]{0,60}"
        + @"\b(document|evidence|record|provided|shown|established|support|exam|criteria|stated|"
        + "specif|indicat|gain|improvement|deficit)",
        RegexOptions.IgnoreCase)]
    private static partial Regex NegativeCue();
}
