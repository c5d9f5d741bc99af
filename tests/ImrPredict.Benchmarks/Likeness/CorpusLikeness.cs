using System.Text.RegularExpressions;

namespace ImrPredict.Benchmarks.Likeness;

/// <summary>Measures how far synthetic letters are from real ones, honestly: it looks for differences.</summary>
internal static partial class CorpusLikeness
{
    private const int SharedSentenceWords = 8;
    private const int RunWords = 12;

    private static readonly string[] Cues = ["red flag", "functional improvement", "neurologic", "conservative"];

    /// <summary>Compares two collections of letters' texts; both should be of the same years and layout.</summary>
    /// <param name="ours">Texts of our letters.</param>
    /// <param name="real">Texts of the others.</param>
    /// <param name="giveaways">How many words to name that give a letter away, in each direction.</param>
    public static LikenessReport Compare(IReadOnlyList<string> ours, IReadOnlyList<string> real, int giveaways = 24)
    {
        var a = Shapes(ours);
        var b = Shapes(real);
        var rows = Measures(a).Zip(Measures(b), (x, y) => new LikenessRow(x.Measure, x.Value, y.Value))
            .Append(new LikenessRow(
                "summary opens with the same four words as one of the other", OpenerOverlap(a, b), OpenerOverlap(b, a)))
            .Append(new LikenessRow(
                "letters with a run of twelve words that the other has too", RunOverlap(a, b), RunOverlap(b, a)))
            .Concat(ServiceRows(a, b))
            .ToList();
        var told =
            from part in Enum.GetValues<TellingPart>()
            from words in Enum.GetValues<TellingWords>()
            select (part, words);
        return new LikenessReport((a.Count, b.Count), rows, [.. told.AsParallel().AsOrdered().Select(Tell)],
            SharedSentences(a, b));

        ToldApart Tell((TellingPart Part, TellingWords Words) by) => TellApart.Evaluate(
            by.Part, by.Words, [.. a.Select(l => TextOf(l, by.Part))], [.. b.Select(l => TextOf(l, by.Part))],
            giveaways);
    }

    /// <summary>Share of distinct sentences among all of the rationales; those of a single text are 1.</summary>
    public static double DistinctSentenceShare(IEnumerable<LetterShape> letters)
    {
        var all = letters.SelectMany(l => l.Items).SelectMany(i => LetterShape.Sentences(i.Rationale)).ToList();
        return all.Count == 0 ? 1 : all.Distinct().Count() / (double)all.Count;
    }

    /// <summary>Share of rationale sentences that stand in three letters or more.</summary>
    public static double RecurringSentenceShare(IEnumerable<LetterShape> letters)
    {
        var perLetter = letters
            .Select(l => l.Items.SelectMany(i => LetterShape.Sentences(i.Rationale)).ToList()).ToList();
        var counts = perLetter.SelectMany(s => s.Distinct()).CountBy(s => s).ToDictionary(p => p.Key, p => p.Value);
        var total = perLetter.Sum(s => s.Count);
        return total == 0 ? 0 : perLetter.Sum(s => s.Count(x => counts[x] >= 3)) / (double)total;
    }

    private static List<LetterShape> Shapes(IReadOnlyList<string> texts) =>
        [.. texts.AsParallel().AsOrdered().Select(LetterShape.Read)];

    private static string TextOf(LetterShape letter, TellingPart part) => part switch
    {
        TellingPart.Summary => letter.Summary,
        TellingPart.Titles => letter.Titles,
        TellingPart.Text => $"{letter.Titles} ; {letter.Body}",
        _ => letter.Whole,
    };

    private static IEnumerable<(string Measure, double Value)> Measures(List<LetterShape> letters)
    {
        var items = letters.SelectMany(l => l.Items).ToList();
        foreach (var (share, name) in new[] { (0.1, "p10"), (0.5, "p50"), (0.9, "p90") })
        {
            yield return ($"letter, words {name}", Quantile(letters.Select(l => l.Words), share));
            yield return (
                $"summary, words {name}", Quantile(letters.Select(l => LetterShape.CountWords(l.Summary)), share));
            yield return (
                $"rationale, words {name}", Quantile(items.Select(i => LetterShape.CountWords(i.Rationale)), share));
            yield return ($"title, words {name}", Quantile(items.Select(i => LetterShape.CountWords(i.Title)), share));
        }

        yield return ("sentences a summary, mean", letters.Average(l => LetterShape.Sentences(l.Summary).Count()));
        yield return ("items a letter, mean", letters.Average(l => l.Items.Count));
        foreach (var (from, to) in new[] { (1, 1), (2, 2), (3, 4), (5, 99) })
        {
            yield return ($"letters with {from}{(from == to ? "" : to == 99 ? " or more" : $" to {to}")} items, share",
                letters.Average(l => l.Items.Count >= from && l.Items.Count <= to ? 1.0 : 0));
        }

        yield return ("overturned items, share", items.Average(i => i.Overturned ? 1.0 : 0));
        yield return ("distinct rationale sentences, share", DistinctSentenceShare(letters));
        yield return ("rationale sentences in 3 letters or more, share", RecurringSentenceShare(letters));
        foreach (var (overturned, name) in new[] { (false, "upheld"), (true, "overturned") })
        {
            var texts = items.Where(i => i.Overturned == overturned).Select(i => i.Rationale).ToList();
            foreach (var cue in Cues.Append("therefore"))
            {
                yield return ($"'{cue}' in rationales, {name}, share",
                    ShareOf(texts, t => t.Contains(cue, StringComparison.OrdinalIgnoreCase)));
            }

            yield return (
                $"negative documentation in rationales, {name}, share", ShareOf(texts, NegativeCue().IsMatch));
        }
    }

    private static IEnumerable<LikenessRow> ServiceRows(List<LetterShape> ours, List<LetterShape> real)
    {
        var a = ours.SelectMany(l => l.Items).ToLookup(i => i.Category);
        var b = real.SelectMany(l => l.Items).ToLookup(i => i.Category);
        var (all, allReal) = (a.Sum(g => g.Count()), b.Sum(g => g.Count()));
        foreach (var category in b.OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Key))
        {
            yield return new LikenessRow(
                $"{category}, share of items", a[category].Count() / (double)all,
                b[category].Count() / (double)allReal);
            yield return new LikenessRow(
                $"{category}, overturned", Rate(a[category]), Rate(b[category]));
        }
    }

    private static double Rate(IEnumerable<ShapedItem> items) =>
        items.Select(i => i.Overturned ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average();

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

    private static double RunOverlap(List<LetterShape> letters, List<LetterShape> others)
    {
        var known = others.SelectMany(o => Runs(o.Body)).ToHashSet();
        return letters.Average(l => Runs(l.Body).Any(known.Contains) ? 1.0 : 0);
    }

    private static IEnumerable<string> Runs(string text)
    {
        var words = TellApart.Words(text).Where(w => char.IsLetterOrDigit(w[0])).ToList();
        return Enumerable.Range(0, Math.Max(0, words.Count - RunWords + 1))
            .Select(i => string.Join(' ', words.Skip(i).Take(RunWords)));
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
