using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Items;
using ImrPredict.Scoring.Reasons;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Letters;
using ImrPredict.Training;
using ImrPredict.Training.Settings;

namespace ImrPredict.Benchmarks;

/// <summary>
/// Counts how often the evidence that decides a synthetic item most is among its five reasons. Decisive is the fact
/// that the summary states and that has the largest effect on the outcome in the synthetic world (factors.tsv), where
/// that effect is at least 1 on the logit. Learnt on one corpus, counted on another.
/// </summary>
internal static class PlantedReasons
{
    private const double Decisive = 1;

    /// <param name="synthesisData">Folder of factors.tsv and services.tsv.</param>
    /// <param name="trainLetters">Letters to learn from.</param>
    /// <param name="testLetters">Letters to count in.</param>
    /// <param name="seed">Seed of the letters to learn from; those to count in have the next one.</param>
    /// <param name="shown">Misses printed for each factor.</param>
    public static int Run(string synthesisData, int trainLetters, int testLetters, int seed, int shown)
    {
        var effects = Effects(synthesisData);
        var learnt = ReadLetters(new CorpusOptions { Letters = trainLetters, Seed = seed })
            .Select(pair => pair.Read.Decided).OfType<DecidedItem>().ToList();
        var options = new TrainingOptions
        {
            Candidates = ["text"],
            TestFraction = 0.2,
            CrossValidateBelow = 0,
            AllowLeak = true,
        };
        var run = ModelTrainer.Train(learnt, options);
        Line($"learnt from {learnt.Count:N0} items, AUC {run.Report.Metrics.Auc.Value:0.000}, ",
            $"saved {run.Model.Selected}");
        var scorer = new ItemScorer(run.Model, new ScoringOptions());
        var counts = new SortedDictionary<EvidenceFactor, (int Hits, int All)>();
        foreach (var (read, letter, item) in ReadLetters(new CorpusOptions { Letters = testLetters, Seed = seed + 1 }))
        {
            if (DecisiveFact(letter, item, effects) is not { } fact)
            {
                continue;
            }

            var sentence = fact.Sentence!.Value.Of(letter.Summary);
            var reasons = scorer.Explain(read, 5).Reasons.Largest;
            var hit = reasons.Any(reason => Quotes(sentence, reason));
            var (hits, all) = counts.GetValueOrDefault(fact.Factor);
            counts[fact.Factor] = (hits + (hit ? 1 : 0), all + 1);
            if (!hit && all - hits < shown)
            {
                Line($"  missed {fact.Factor} {fact.Status}: {sentence} <- {string.Join(" | ", reasons)}");
            }
        }

        foreach (var (factor, (hits, all)) in counts)
        {
            Line($"{factor,-26} {hits,6:N0} of {all,6:N0}  {(double)hits / all:P1}");
        }

        var (found, items) = (counts.Values.Sum(c => c.Hits), counts.Values.Sum(c => c.All));
        Line($"decisive evidence among the five reasons: {found:N0} of {items:N0} items, {(double)found / items:P1}");
        return 0;
    }

    private static IEnumerable<(ItemRead.Parsed Read, SyntheticLetter Letter, SyntheticItem Item)> ReadLetters(
        CorpusOptions options)
    {
        foreach (var letter in CorpusGenerator.Generate(options))
        {
            foreach (var read in LetterFile.ReadText(new SourceLocation(letter.FileName), letter.Text, letter.FileName)
                .OfType<ItemRead.Parsed>())
            {
                if (letter.Items.FirstOrDefault(item => item.Number == read.Item.Number) is { } item)
                {
                    yield return (read, letter, item);
                }
            }
        }
    }

    private static EvidenceFact? DecisiveFact(
        SyntheticLetter letter, SyntheticItem item,
        Dictionary<(string Service, EvidenceFactor Factor), (double Present, double Absent)> effects) =>
        item.Facts
            .Where(fact => fact.Sentence is { } at && at.Start + at.Length <= letter.Summary.Length)
            .Select(fact => (Fact: fact, Effect: !effects.TryGetValue((item.Service, fact.Factor), out var effect) ? 0
                : fact.Status == FactStatus.Present ? effect.Present
                : fact.Status == FactStatus.Absent ? effect.Absent : 0))
            .Where(pair => Math.Abs(pair.Effect) >= Decisive)
            .OrderByDescending(pair => Math.Abs(pair.Effect))
            .Select(pair => pair.Fact)
            .FirstOrDefault();

    private static bool Quotes(string sentence, Reason reason)
    {
        return reason.Quote is { } quote && Plain(sentence).Contains(Plain(quote), StringComparison.Ordinal);
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static Dictionary<(string, EvidenceFactor), (double, double)> Effects(string folder)
    {
        var groups = Rows(Path.Combine(folder, "services.tsv")).ToDictionary(row => row["id"], row => row["group"]);
        var factors = Rows(Path.Combine(folder, "factors.tsv")).ToList();
        return groups.SelectMany(service => factors.Where(row => row["group"] == service.Value).Select(row => (
                Key: (service.Key, Enum.Parse<EvidenceFactor>(row["factor"])),
                Value: (Number(row["effectPresent"]), Number(row["effectAbsent"])))))
            .ToDictionary(pair => pair.Key, pair => pair.Value);
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        var lines = File.ReadLines(path).Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('\t')).ToList();
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void Line(params FormattableString[] parts) =>
        Console.WriteLine(string.Concat(parts.Select(FormattableString.Invariant)));
}
