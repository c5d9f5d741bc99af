using System.Text.RegularExpressions;

namespace ImrPredict.Synthesis;

/// <summary>A logistic regression on word counts that tries to tell two collections apart.</summary>
internal static partial class TellApart
{
    private const int Folds = 5;
    private const int Rounds = 60;
    private const double Rate = 0.5;
    private const double Penalty = 1e-3;

    public static (double Auc, IReadOnlyList<KeyValuePair<string, double>> Giveaways) Evaluate(
        IReadOnlyList<string> ours, IReadOnlyList<string> real)
    {
        var texts = ours.Select(t => (Text: t, Ours: true)).Concat(real.Select(t => (Text: t, Ours: false))).ToList();
        var words = texts.SelectMany(t => Words(t.Text).Distinct()).CountBy(w => w).Where(p => p.Value >= 3)
            .Select(p => p.Key).Order(StringComparer.Ordinal).ToList();
        var index = words.Select((w, i) => (w, i)).ToDictionary(p => p.w, p => p.i);
        var rows = texts.Select(t => (Features: Vector(t.Text, index), t.Ours)).ToList();
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
        var giveaways = words.Select((w, i) => KeyValuePair.Create(w, all[i]))
            .OrderByDescending(p => Math.Abs(p.Value)).ThenBy(p => p.Key, StringComparer.Ordinal).Take(24).ToList();
        return (Auc(scores, [.. rows.Select(r => r.Ours)]), giveaways);
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var match in Letters().EnumerateMatches(text))
        {
            words.Add(text.AsSpan(match.Index, match.Length).ToString().ToLowerInvariant());
        }

        return words;
    }

    /// <summary>Square roots of the counts, at length 1.</summary>
    private static (int At, double Value)[] Vector(string text, Dictionary<string, int> index)
    {
        var counts = Words(text).Where(index.ContainsKey).CountBy(w => index[w])
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

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Letters();
}
