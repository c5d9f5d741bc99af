using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class OutOfFoldTests
{
    private static readonly OutOfFoldOptions Quick = new()
    {
        Folds = 3,
        Draws = 1,
        Training = SmallRun.Quick with { Candidates = [CandidateNames.Text], L2 = [1], HalfLifeYears = [0] },
    };

    [Fact]
    public void Noise_that_near_duplicates_share_is_not_predicted()
    {
        var random = new Random(3);
        // Two cases of each text share a random outcome: whoever has seen the one knows the other.
        List<DecidedItem> items = [.. Enumerable.Range(0, 150).SelectMany(pair =>
        {
            var (text, overturned) = (Words(new Random(1000 + pair), 30), random.NextDouble() < 0.5);
            return new[] { Item(2 * pair, text, overturned), Item((2 * pair) + 1, text + " again", overturned) };
        })];

        var found = OutOfFold.Predict(items, Quick);

        Assert.InRange(Auc(items, found.Probabilities), 0.4, 0.6);
        Assert.Equal(150, found.Clusters.Distinct().Count());
    }

    [Fact]
    public void Where_the_plain_baseline_foretells_better_it_gives_the_expectation()
    {
        var items = SmallCases.Make(600);

        var plain = OutOfFold.Predict(items, Quick);
        var views = OutOfFold.Predict(
            SmallCases.Make(600, withText: false),
            Quick with { Training = Quick.Training with { Candidates = [CandidateNames.Codes] } });

        Assert.StartsWith("words, pairs of words and categories in one logistic regression", plain.Description,
            StringComparison.Ordinal);
        Assert.Equal(CandidateNames.Plain, plain.ModelOf(0).Selected);
        Assert.StartsWith("text, codes and rates learnt apart", views.Description, StringComparison.Ordinal);
        Assert.Equal(CandidateNames.Codes, views.ModelOf(0).Selected);
    }

    [Fact]
    public void What_can_be_known_is_predicted_at_the_right_level()
    {
        var items = Known(600, _ => new DateOnly(2090, 1, 1));

        var found = OutOfFold.Predict(items, Quick);

        Assert.True(Auc(items, found.Probabilities) > 0.65);
        var observed = items.Count(i => i.Overturned);
        Assert.InRange(found.Probabilities.Sum(), 0.93 * observed, 1.07 * observed);
        Assert.Contains(
            found.ModelOf(0).Score([items[0].Item])[0].Contributions,
            c => c.Feature.Contains("tall", StringComparison.Ordinal)
                || c.Feature.Contains("short", StringComparison.Ordinal));
    }

    [Fact]
    public void What_three_codes_tell_together_is_expected()
    {
        var random = new Random(5);
        // No two of the codes tell anything: only all three do.
        List<DecidedItem> items = [.. Enumerable.Range(0, 600).Select(row =>
        {
            var codes = Enumerable.Range(0, 3).Select(_ => random.Next(2)).ToArray();
            var overturned = random.NextDouble() < (codes.Sum() % 2 == 0 ? 0.8 : 0.2);
            var item = Item(row, "", overturned);
            return item with
            {
                Item = item.Item with
                {
                    Source = ItemSource.DmhcFile,
                    DiagnosisCategory = $"Diagnosis {codes[0]}",
                    TreatmentCategory = $"Treatment {codes[1]}",
                    ImrType = $"Type {codes[2]}",
                },
            };
        })];

        var found = OutOfFold.Predict(items, new OutOfFoldOptions { Draws = 1 });

        Assert.True(Auc(items, found.Probabilities) > 0.7);
    }

    [Fact]
    public void The_same_items_give_the_same_probabilities_on_any_number_of_cores()
    {
        var items = Known(300, _ => new DateOnly(2090, 1, 1));

        var one = OutOfFold.Predict(items, Quick with { Training = Quick.Training with { Parallelism = 1 } });
        var four = OutOfFold.Predict(items, Quick with { Training = Quick.Training with { Parallelism = 4 } });

        Assert.Equal(one.Probabilities, four.Probabilities);
    }

    [Fact]
    public void With_time_respected_later_decisions_do_not_reach_earlier_expectations()
    {
        var items = Known(900, row => new DateOnly(2090 + (row / 300), 1, 1));
        List<DecidedItem> changed = [.. items.Select((item, row) => row < 600 ? item : item with
        {
            Decision = item.Decision with { Outcome = item.Overturned ? Outcome.Upheld : Outcome.Overturned },
        })];
        var options = Quick with { TimeRespecting = true };

        var before = OutOfFold.Predict(items, options);
        var after = OutOfFold.Predict(changed, options);

        Assert.Equal(before.Probabilities.Take(600), after.Probabilities.Take(600));
        Assert.Equal(900, before.Probabilities.Count);
    }

    [Fact]
    public void With_time_respected_texts_that_come_later_are_learnt_from_once_they_are_there()
    {
        List<DecidedItem> items =
        [
            .. SmallCases.Make(300, withText: false).Select(item => item with
            {
                Decision = item.Decision with { DecisionDate = new(2089, 1, 1) },
            }),
            .. Known(900, row => new DateOnly(2090 + (row / 300), 1, 1)),
        ];
        var training = Quick.Training with { Candidates = [CandidateNames.Text, CandidateNames.Codes] };

        var found = OutOfFold.Predict(items, Quick with { TimeRespecting = true, Training = training });

        Assert.True(Auc(items[900..], [.. found.Probabilities.Skip(900)]) > 0.65);
        Assert.StartsWith("text, codes and rates learnt apart", found.Description, StringComparison.Ordinal);
    }

    private static double Auc(List<DecidedItem> items, IReadOnlyList<double> probabilities) =>
        new RankedSample([.. items.Select(i => i.Overturned)], probabilities).Metrics().Auc;

    private static List<DecidedItem> Known(int count, Func<int, DateOnly> dateOf, int words = 25)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, count).Select(row =>
        {
            var tall = random.NextDouble() < 0.5;
            var text = $"{(tall ? "tall" : "short")} {Words(random, words)}";
            return Item(row, text, random.NextDouble() < (tall ? 0.8 : 0.15), dateOf(row));
        })];
    }

    private static string Words(Random random, int count) => string.Join(
        ' ', Enumerable.Range(0, count).Select(_ => string.Create(
            CultureInfo.InvariantCulture, $"word{(char)('a' + random.Next(26))}{(char)('a' + random.Next(26))}")));

    private static DecidedItem Item(int number, string text, bool overturned, DateOnly? decided = null) => new(
        new DisputedItem
        {
            CaseNumber = string.Create(CultureInfo.InvariantCulture, $"OF-{number:D5}"),
            Number = 1,
            Source = ItemSource.CaseTable,
            RequestedService = "",
            ClinicalText = text,
        },
        new Decision { Outcome = overturned ? Outcome.Overturned : Outcome.Upheld, DecisionDate = decided });
}
