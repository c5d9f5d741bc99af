using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Items;
using ImrPredict.Scoring.Reasons;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Letters;
using ImrPredict.Training;
using ImrPredict.Training.Model;
using ImrPredict.Training.Settings;
using Xunit.Abstractions;

namespace ImrPredict.Tests.Scoring;

/// <summary>
/// Reasons of a model of a few synthetic letters, on others. Whether earlier use brought functional gain moves nearly
/// every synthetic outcome by 0.8 to 1.3 on the logit.
/// </summary>
public sealed class PlantedReasonTests(ITestOutputHelper output)
{
    private const double LeastReason = 0.005;

    private static readonly Lazy<OutcomeModel> Model = new(Train);

    [Fact]
    public void The_sentence_that_states_the_planted_evidence_is_among_five_reasons()
    {
        var scorer = new ItemScorer(Model.Value, new ScoringOptions());
        var (hits, all) = (0, 0);
        foreach (var (read, letter, item) in Letters(letters: 120, seed: 502))
        {
            if (item.Facts.FirstOrDefault(f => f.Factor == EvidenceFactor.FunctionalGain && f.Sentence is not null
                    && f.Status is FactStatus.Present or FactStatus.Absent) is not { } fact)
            {
                continue;
            }

            var planted = Plain(fact.Sentence!.Value.Of(letter.Summary));
            var reasons = scorer.Explain(read, 5).Reasons.Largest;
            hits += reasons.Any(r => r.Quote is { } q && planted.Contains(Plain(q), StringComparison.Ordinal)) ? 1 : 0;
            all++;
        }

        output.WriteLine($"{hits} of {all}");
        Assert.InRange(all, 40, int.MaxValue);
        Assert.InRange((double)hits / all, 0.8, 1);
    }

    [Fact]
    public void Reasons_add_up_though_a_sum_of_columns_hands_its_weight_on()
    {
        var finder = new ReasonFinder(Model.Value);
        var features = Model.Value.Features;
        foreach (var item in Letters(letters: 60, seed: 503).Select(found => found.Read.Item))
        {
            var reading = features.Read(item.ClinicalText);
            var row = features.Transform(item, reading);

            var all = finder.Find(item, row, reading, count: int.MaxValue);

            var untold = LeastReason * (150 + reading.Sentences.Spans.Count);
            var sum = all.BaseValue + all.Largest.Sum(r => r.LogOdds) + all.Remainder;
            Assert.Equal(Model.Value.Attribution.LogOdds(row), sum, 1e-4);
            Assert.InRange(all.Remainder, -untold, untold);
            Assert.DoesNotContain(all.Largest, r => r.Words.Contains("weighs", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("  ")]
    [InlineData(" \t")]
    [InlineData("\u00A0")]
    [InlineData("\u2003 ")]
    public void A_quote_has_single_blanks_whatever_white_space_the_text_has(string space)
    {
        var scorer = new ItemScorer(Model.Value, new ScoringOptions());
        var quotes = 0;
        foreach (var read in Letters(letters: 10, seed: 505).Select(found => found.Read))
        {
            var item = read.Item;
            var plain = string.Join(' ', item.ClinicalText.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var odd = item with { ClinicalText = item.ClinicalText.Replace(" ", space, StringComparison.Ordinal) };

            foreach (var quote in scorer.Explain(read with { Item = odd }, 5).Reasons.Largest
                .Select(r => r.Quote).OfType<string>())
            {
                var words = quote.StartsWith("... ", StringComparison.Ordinal) ? quote[4..] : quote;
                words = words.EndsWith(" ...", StringComparison.Ordinal) ? words[..^4] : words;
                Assert.Contains(words, plain, StringComparison.Ordinal);
                quotes++;
            }
        }

        Assert.InRange(quotes, 10, int.MaxValue);
    }

    [Fact]
    public void A_sentence_that_stands_in_the_text_twice_is_one_reason()
    {
        var scorer = new ItemScorer(Model.Value, new ScoringOptions());
        foreach (var read in Letters(letters: 40, seed: 504).Select(found => found.Read))
        {
            var item = read.Item;
            var twice = item with { ClinicalText = $"{item.ClinicalText}\n\n{item.ClinicalText}" };

            var reasons = scorer.Explain(read with { Item = twice }, 10).Reasons.Largest;

            Assert.NotEmpty(reasons);
            Assert.Equal(reasons.Count, reasons.Select(r => (r.Words, r.Quote)).Distinct().Count());
        }
    }

    private static OutcomeModel Train()
    {
        var options = new TrainingOptions
        {
            Candidates = [CandidateNames.Text],
            L2 = [1],
            HalfLifeYears = [0],
            CrossValidateBelow = 0,
            Folds = 3,
            BootstrapResamples = 100,
            AllowLeak = true,
            LearningCurve = [],
            Features = new() { TextCharactersAtMost = 0 },
        };
        var learnt = Letters(letters: 400, seed: 501).Select(found => found.Read.Decided).OfType<DecidedItem>();
        return ModelTrainer.Train([.. learnt], options).Model;
    }

    private static IEnumerable<(ItemRead.Parsed Read, SyntheticLetter Letter, SyntheticItem Item)> Letters(
        int letters, int seed)
    {
        foreach (var letter in CorpusGenerator.Generate(new CorpusOptions { Letters = letters, Seed = seed }))
        {
            var reads = LetterFile.ReadText(new SourceLocation(letter.FileName), letter.Text, letter.FileName);
            foreach (var read in reads.OfType<ItemRead.Parsed>())
            {
                if (letter.Items.FirstOrDefault(item => item.Number == read.Item.Number) is { } item)
                {
                    yield return (read, letter, item);
                }
            }
        }
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
