using ImrPredict.Benchmarks.Likeness;
using ImrPredict.Cases;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Letters;

namespace ImrPredict.Tests.Synthesis;

public sealed class CorpusGeneratorTests
{
    private static readonly List<SyntheticLetter> Letters =
        [.. CorpusGenerator.Generate(new CorpusOptions { Letters = 6_000, Seed = 7 })];

    private static List<SyntheticItem> Items { get; } = [.. Letters.SelectMany(l => l.Items)];

    [Fact]
    public void A_letter_depends_on_seed_and_position_alone()
    {
        var one = new CorpusGenerator(new CorpusOptions { Seed = 3, Parallelism = 1 }).Letters(0, 120).ToList();
        var many = new CorpusGenerator(new CorpusOptions { Seed = 3, Parallelism = 4 }).Letters(100, 120).ToList();
        var alone = new CorpusGenerator(new CorpusOptions { Seed = 3 }).Letter(110);

        Assert.Equal(one.Skip(100).Select(l => l.Text), many.Select(l => l.Text));
        Assert.Equal(one[110].Text, alone.Text);
    }

    [Fact]
    public void Another_seed_writes_other_letters()
    {
        var first = new CorpusGenerator(new CorpusOptions { Seed = 3 }).Letter(5);
        var second = new CorpusGenerator(new CorpusOptions { Seed = 4 }).Letter(5);

        Assert.NotEqual(first.Summary, second.Summary);
    }

    [Fact]
    public void Base_rates_come_out()
    {
        Assert.InRange(Items.Average(Overturned), 0.085, 0.12);
        Assert.InRange(RateOf("opioid"), 0.055, 0.115);
        Assert.InRange(RateOf("pt"), 0.06, 0.12);
        Assert.InRange(RateOf("consult"), 0.17, 0.31);
        Assert.InRange(RateOf("compound"), 0, 0.06);
        Assert.InRange(Letters.Average(l => l.Items.Count), 1.8, 2.7);
        Assert.InRange(Letters.Average(l => l.Items.Count == 1 ? 1.0 : 0), 0.45, 0.62);
    }

    [Fact]
    public void Recorded_probabilities_are_calibrated_against_the_outcomes_drawn()
    {
        foreach (var band in Items.Where(i => i.Facts.All(f => f.Factor != EvidenceFactor.PrimarySurgery))
            .GroupBy(i => i.Probability < 0.05 ? 0 : i.Probability < 0.15 ? 1 : i.Probability < 0.4 ? 2 : 3))
        {
            var expected = band.Average(i => i.Probability);
            var seen = band.Average(i => i.Drawn == Outcome.Overturned ? 1.0 : 0);
            var spread = Math.Sqrt(expected * (1 - expected) / band.Count());

            Assert.InRange(seen, expected - (5 * spread) - 0.01, expected + (5 * spread) + 0.01);
        }
    }

    [Fact]
    public void There_is_room_between_cohort_rates_and_the_true_probabilities()
    {
        var half = Items.Count / 2;
        var rates = Items.Take(half).GroupBy(i => (i.Service, i.Region))
            .ToDictionary(g => g.Key, g => (g.Sum(Overturned) + 2) / (g.Count() + 20));
        var rest = Items.Skip(half).ToList();

        var cohort = Auc(
            [.. rest.Select(i => (rates.GetValueOrDefault((i.Service, i.Region), 0.1), Overturned(i) > 0))]);
        var bayes = Auc([.. Items.Select(i => (i.Probability, Overturned(i) > 0))]);

        Assert.InRange(bayes, 0.76, 0.86);
        Assert.InRange(cohort, 0.54, 0.67);
    }

    [Fact]
    public void Deciding_a_case_anew_changes_no_word_that_was_written_before()
    {
        var options = new CorpusOptions { Seed = 5, SummaryBias = 0, LeakShare = 0 };
        var first = new CorpusGenerator(options).Letters(0, 300).ToList();
        var second = new CorpusGenerator(options with { OutcomeSeed = 99 }).Letters(0, 300).ToList();

        Assert.Equal(first.Select(l => l.Summary), second.Select(l => l.Summary));
        Assert.Equal(
            first.SelectMany(l => l.Items).Select(i => (i.Title, i.ClaimsAdministratorGuideline, i.Probability)),
            second.SelectMany(l => l.Items).Select(i => (i.Title, i.ClaimsAdministratorGuideline, i.Probability)));
        Assert.NotEqual(
            first.SelectMany(l => l.Items).Select(i => i.Drawn), second.SelectMany(l => l.Items).Select(i => i.Drawn));
    }

    [Fact]
    public void The_knob_for_summary_bias_lets_the_outcome_in()
    {
        var options = new CorpusOptions { Seed = 5, SummaryBias = 0.3, LeakShare = 0 };
        var first = new CorpusGenerator(options).Letters(0, 200).Select(l => l.Summary);
        var second = new CorpusGenerator(options with { OutcomeSeed = 99 }).Letters(0, 200).Select(l => l.Summary);

        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Sentences_of_facts_and_verdicts_stand_where_the_truth_says()
    {
        foreach (var letter in Letters.Take(800))
        {
            foreach (var item in letter.Items)
            {
                Assert.All(item.Facts, f => AssertSentence(letter.Summary, f.Sentence));
                Assert.All(item.VerdictSentences, p => AssertSentence(item.Rationale, p));
                Assert.Equal(item.Rationale.Length, item.VerdictSentences[^1].Start + item.VerdictSentences[^1].Length);
            }

            Assert.All(letter.SummaryLeaks, p => AssertSentence(letter.Summary, p));
        }
    }

    [Fact]
    public void Polarity_follows_the_status_of_a_fact()
    {
        var sentences = Letters.SelectMany(l => l.Items.SelectMany(i => i.Facts)
            .Where(f => f.Sentence is not null && f.Factor == EvidenceFactor.NeurologicDeficit)
            .Select(f => (f.Status, Text: f.Sentence!.Value.Of(l.Summary)))).ToLookup(p => p.Status, p => p.Text);

        Assert.All(sentences[FactStatus.Hypothetical], s => Assert.Contains("if ", s, StringComparison.Ordinal));
        Assert.Empty(sentences[FactStatus.Present].Intersect(sentences[FactStatus.Absent]));
        Assert.True(sentences[FactStatus.Absent].Count() > 200);
    }

    [Fact]
    public void Flips_and_outliers_are_what_they_are_called()
    {
        Assert.All(Items.Where(i => i.Flip == VerdictFlip.PrintedOnly && i.Printed is not null),
            i => Assert.NotEqual(i.Argued, i.Printed));
        Assert.All(Items.Where(i => i.Flip != VerdictFlip.PrintedOnly && i.Printed is not null),
            i => Assert.Equal(i.Argued, i.Printed!.Value));
        Assert.All(Items.Where(i => i.Outlier), i => Assert.Equal(i.Probability < 0.5, i.Argued == Outcome.Overturned));
        Assert.InRange(Items.Count(i => i.Flip != VerdictFlip.None) / (double)Items.Count, 0.005, 0.015);
        Assert.Contains(Items, i => i.Outlier);
    }

    [Fact]
    public void Letters_of_a_cluster_share_most_sentences_and_others_do_not()
    {
        var byCluster = Letters.GroupBy(l => l.Cluster).Where(g => g.Count() > 1).ToList();
        var shares = byCluster.Select(g => SharedShare(g.First(), g.Last())).ToList();
        var strangers = Letters.Take(400).Zip(Letters.Skip(1)).Select(p => SharedShare(p.First, p.Second));

        Assert.True(byCluster.Count > 60);
        Assert.True(shares.Average() > 0.25);
        Assert.True(strangers.Average() < 0.03);
    }

    [Fact]
    public void Dates_follow_one_another()
    {
        Assert.All(Letters, l => Assert.True(l.InjuryDate < l.UrDenialDate && l.UrDenialDate < l.ReceivedDate
            && l.ReceivedDate < l.AssignedDate && l.AssignedDate < l.DecisionDate));
    }

    [Fact]
    public void Case_numbers_are_unique_and_from_a_range_that_no_review_uses()
    {
        Assert.Equal(Letters.Count, Letters.Select(l => l.CaseNumber).Distinct().Count());
        Assert.All(Letters, l => Assert.Matches("^CM[0-9]{2}-9[0-9]{6}$", l.CaseNumber));
    }

    [Fact]
    public void Years_stay_in_the_range_asked_for()
    {
        var letters = CorpusGenerator.Generate(new CorpusOptions { Letters = 300, FromYear = 2016, ToYear = 2018 });

        Assert.All(letters, l => Assert.InRange(l.DecisionDate.Year, 2016, 2018));
    }

    private static void AssertSentence(string text, Passage? passage)
    {
        if (passage is { } p)
        {
            var sentence = p.Of(text);
            Assert.True(!char.IsLower(sentence[0]) && sentence[^1] == '.', sentence);
            Assert.True(p.Start == 0 || text[p.Start - 1] == ' ');
        }
    }

    private static double SharedShare(SyntheticLetter a, SyntheticLetter b)
    {
        var sentences = LetterShape.Sentences(a.Summary).ToHashSet();
        var others = LetterShape.Sentences(b.Summary).ToList();
        return others.Count(sentences.Contains) / (double)others.Count;
    }

    private static double RateOf(string service) => Items.Where(i => i.Service == service).Average(Overturned);

    private static double Overturned(SyntheticItem item) => item.Printed == Outcome.Overturned ? 1 : 0;

    private static double Auc(List<(double Score, bool Positive)> items)
    {
        var positives = items.Where(i => i.Positive).Select(i => i.Score).ToList();
        var negatives = items.Where(i => !i.Positive).Select(i => i.Score).ToList();
        var wins = positives.Sum(p => negatives.Sum(n => p > n ? 1.0 : p == n ? 0.5 : 0));
        return wins / ((double)positives.Count * negatives.Count);
    }
}
