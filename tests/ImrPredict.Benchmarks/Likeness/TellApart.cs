using System.Text.RegularExpressions;

namespace ImrPredict.Benchmarks.Likeness;

/// <summary>A logistic regression on word frequencies that tries to tell two collections apart.</summary>
internal static partial class TellApart
{
    private const int Folds = 5;
    private const int Rounds = 60;
    private const int FewestLetters = 3;
    private const int Frequent = 500;
    private const double Rate = 0.5;
    private const double Penalty = 1e-3;

    private static readonly HashSet<string> StopWords = [.. ReadStopWords()];

    public static ToldApart Evaluate(
        TellingPart part, TellingWords use, IReadOnlyList<string> ours, IReadOnlyList<string> real, int giveaways)
    {
        var texts = ours.Select(t => (Words: Words(t), Ours: true))
            .Concat(real.Select(t => (Words: Words(t), Ours: false))).ToList();
        var words = Vocabulary(texts.Select(t => t.Words), use);
        var index = words.Select((w, i) => (w, i)).ToDictionary(p => p.w, p => p.i);
        var rows = texts.Select(t => (Features: Vector(t.Words, index), t.Ours)).ToList();
        var scores = new double[rows.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Fit([.. rows.Where((_, i) => i % Folds != fold)], words.Count);
            for (var i = fold; i < rows.Count; i += Folds)
            {
                scores[i] = Score(weights, rows[i].Features);
            }
        }

        var all = Fit(rows, words.Count);
        var ranked = words.Select((word, i) => (word, Weight: all[i]))
            .OrderByDescending(p => p.Weight).ThenBy(p => p.word, StringComparer.Ordinal).Select(p => p.word).ToList();
        return new ToldApart(
            part, use, Auc(scores, [.. rows.Select(r => r.Ours)]), [.. ranked.Take(giveaways)],
            [.. ranked.TakeLast(giveaways).Reverse()]);
    }

    private static string[] ReadStopWords()
    {
        using var stream = typeof(TellApart).Assembly.GetManifestResourceStream("stop-words.tsv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }

    private static List<string> Vocabulary(IEnumerable<List<string>> texts, TellingWords use)
    {
        var counts = texts.SelectMany(t => t.Distinct()).CountBy(w => w).Where(p => p.Value >= FewestLetters);
        var kept = use switch
        {
            TellingWords.StopWords => counts.Where(p => StopWords.Contains(p.Key)),
            TellingWords.Frequent500 => counts.OrderByDescending(p => p.Value)
                .ThenBy(p => p.Key, StringComparer.Ordinal).Take(Frequent),
            _ => counts,
        };
        return [.. kept.Select(p => p.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>Words in lower case, numbers with 0 for each digit, and signs.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var match in Tokens().EnumerateMatches(text))
        {
            var word = text.AsSpan(match.Index, match.Length).ToString().ToLowerInvariant();
            words.Add(char.IsAsciiDigit(word[0]) ? Digits().Replace(word, "0") : word);
        }

        return words;
    }

    /// <summary>Square roots of the counts, at length 1.</summary>
    private static (int At, double Value)[] Vector(List<string> words, Dictionary<string, int> index)
    {
        var counts = words.Where(index.ContainsKey).CountBy(w => index[w])
            .Select(p => (p.Key, Value: Math.Sqrt(p.Value))).ToArray();
        var length = Math.Sqrt(counts.Sum(c => c.Value * c.Value));
        return [.. counts.Select(c => (c.Key, c.Value / length))];
    }

    private static double[] Fit(List<((int At, double Value)[] Features, bool Ours)> rows, int words)
    {
        var weights = new double[words + 1];
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (features, ours) in rows)
            {
                var error = (ours ? 1 : 0) - (1 / (1 + Math.Exp(-Score(weights, features))));
                foreach (var (at, value) in features)
                {
                    weights[at] += Rate * ((error * value) - (Penalty * weights[at]));
                }

                weights[^1] += Rate * error * 0.1;
            }
        }

        return weights;
    }

    private static double Score(double[] weights, (int At, double Value)[] features)
    {
        var sum = weights[^1];
        foreach (var (at, value) in features)
        {
            sum += weights[at] * value;
        }

        return sum;
    }

    private static double Auc(double[] scores, bool[] positive)
    {
        var (wins, pairs) = (0.0, 0L);
        for (var i = 0; i < scores.Length; i++)
        {
            for (var j = 0; j < scores.Length; j++)
            {
                if (positive[i] && !positive[j])
                {
                    pairs++;
                    wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }

        return wins / pairs;
    }

    [GeneratedRegex(@"[A-Za-z]+|[0-9]+(?:[./-][0-9]+)*|[^\sA-Za-z0-9]")]
    private static partial Regex Tokens();

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digits();
}

/// <summary>Which part of a letter a classifier reads that tells ours from the real ones.</summary>
internal enum TellingPart
{
    /// <summary>
    /// All of it but the line that calls ours synthetic: also the form, which ours word their own way on purpose.
    /// </summary>
    Letter,

    /// <summary>Summary, titles and rationales, without the form.</summary>
    Text,

    /// <summary>The clinical case summary.</summary>
    Summary,

    /// <summary>The titles of the items.</summary>
    Titles,
}

/// <summary>Which words a classifier may use that tells our letters from the real ones.</summary>
internal enum TellingWords
{
    /// <summary>Every word, number shape and sign in three letters or more.</summary>
    All,

    /// <summary>The 500 that stand in most letters, ours and real.</summary>
    Frequent500,

    /// <summary>Function words such as "of", "which" and "was" alone: style without subject.</summary>
    StopWords,
}
