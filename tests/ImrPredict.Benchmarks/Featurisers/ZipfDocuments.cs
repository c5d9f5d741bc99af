using System.Text;
using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Benchmarks.Featurisers;

/// <summary>Invented documents: words drawn by Zipf's law, outcomes by an additive effect of the words.</summary>
/// <param name="Texts">The documents.</param>
/// <param name="Labels">Their outcomes.</param>
/// <param name="BayesAuc">AUC of the probabilities that the outcomes of the test documents were drawn from.</param>
internal sealed record ZipfDocuments(IReadOnlyList<string> Texts, IReadOnlyList<bool> Labels, double BayesAuc)
{
    private const int Words = 300;
    private const int Vocabulary = 40_000;
    private const double LogOddsSpread = 1.95; // gives a Bayes AUC of about .856

    /// <summary>Draws documents; the same seed gives the same ones.</summary>
    public static ZipfDocuments Draw(int count, int train, int seed = 1)
    {
        var random = new Random(seed);
        var words = Forms(random);
        var effects = words.Select(_ => Gauss(random)).ToArray();
        var borders = new double[Vocabulary];
        var sum = 0.0;
        for (var rank = 0; rank < Vocabulary; rank++)
        {
            borders[rank] = sum += 1.0 / (rank + 10);
        }

        var (texts, scores) = (new string[count], new double[count]);
        for (var d = 0; d < count; d++)
        {
            var text = new StringBuilder(Words * 8);
            for (var w = 0; w < Words; w++)
            {
                var found = Array.BinarySearch(borders, random.NextDouble() * sum);
                var word = Math.Min(found < 0 ? ~found : found, Vocabulary - 1);
                text.Append(w == 0 ? "" : w % 12 == 0 ? ". " : " ").Append(words[word]);
                scores[d] += effects[word];
            }

            texts[d] = text.Append('.').ToString();
        }

        var (mean, spread) =
            (scores.Average(), Math.Sqrt(scores.Select(s => s * s).Average() - Math.Pow(scores.Average(), 2)));
        double[] chances = [.. scores.Select(s => 1 / (1 + Math.Exp(-LogOddsSpread * (s - mean) / spread)))];
        bool[] labels = [.. chances.Select(p => random.NextDouble() < p)];
        return new(texts, labels, new RankedSample(labels[train..], chances[train..]).Metrics().Auc);
    }

    private static string[] Forms(Random random)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal);
        while (forms.Count < Vocabulary)
        {
            forms.Add(
                string.Concat(Enumerable.Range(0, 3 + random.Next(8)).Select(_ => (char)('a' + random.Next(26)))));
        }

        return [.. forms];
    }

    private static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
