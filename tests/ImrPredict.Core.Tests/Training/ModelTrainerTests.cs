using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Training;
using ImrPredict.Training.Assessment.Leaks;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class ModelTrainerTests(SmallRun small) : IClassFixture<SmallRun>
{
    private static readonly TrainingOptions ByYear = SmallRun.Quick with
    {
        TestFrom = 2010,
        RefitOnAll = false,
        AllowLeak = true,
    };
    private static readonly Lazy<TrainingRun> Dated = new(() => ModelTrainer.Train(SmallCases.Make(400), ByYear));

    [Fact]
    public void It_beats_the_baselines_where_the_text_tells_more_than_the_category()
    {
        var report = small.Run.Report;

        Assert.Equal(600, report.N);
        Assert.True(report.Metrics.Auc.Value > report.Baselines["cohort"].Auc.Value + 0.02);
        Assert.True(report.AucDifference.Auc.Low > 0);
        Assert.InRange(report.Metrics.Auc.Value, 0.62, 0.85);
        Assert.True(report.Metrics.BrierSkill.Value > 0);
        Assert.Contains("cross-validated 3-fold", report.Design, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_candidate_and_all_baselines_stand_in_one_table()
    {
        var report = small.Run.Report;

        Assert.Equal(["text", "codes", "rates", "fused"], report.Candidates.Select(c => c.Name));
        Assert.Equal("fused", Assert.Single(report.Candidates, c => c.Selected).Name);
        Assert.All(report.Candidates, c => Assert.True(c.Seconds > 0));
        Assert.All(report.Candidates, c => Assert.True(c.Seconds <= report.Candidates[^1].Seconds));
        Assert.Equal(["cohort", "majority", "plain"], report.Baselines.Keys.Order());
        Assert.Equal(
            report.Metrics.Auc.Value - report.Baselines["plain"].Auc.Value, report.PlainDifference!.Auc.Value, 9);
    }

    [Fact]
    public void Learners_without_weight_are_not_saved() => Assert.All(
        small.Run.Model.Learners.Values.Concat(Dated.Value.Model.Learners.Values),
        weight => Assert.True(weight > 0));

    [Fact]
    public void The_plain_baseline_is_saved_where_nothing_beats_it()
    {
        // Outcomes that nothing tells: what learns more is not better, but for luck within a standard error.
        var random = new Random(5);
        var noise = SmallCases.Make(200).ConvertAll(i => i with
        {
            Decision = i.Decision with { Outcome = random.Next(2) == 0 ? Outcome.Overturned : Outcome.Upheld },
        });

        var run = ModelTrainer.Train(noise, SmallRun.Quick with { TestFolds = 3 });

        Assert.Equal("plain", run.Model.Selected);
        Assert.Equal(run.Report.Baselines["plain"], run.Report.Metrics);
        Assert.Equal(0, run.Report.PlainDifference!.Auc.Value);
        Assert.DoesNotContain(run.Report.Candidates, candidate => candidate.Selected);
    }

    [Fact]
    public void A_probability_speaks_of_overturn()
    {
        var likely = Item("Pharmacy", "Weakness of the left hand was measured twice.");
        var unlikely = Item("Imaging", "Strength is full and gait is steady.");

        var scores = small.Run.Model.Score([likely, unlikely]);

        Assert.True(scores[0].OverturnProbability > 0.4);
        Assert.True(scores[1].OverturnProbability < 0.35);
        Assert.All(scores, s => Assert.InRange(s.OverturnProbability, s.ProbabilityLow, s.ProbabilityHigh));
        Assert.True(scores[0].BaseRate.Rate > scores[1].BaseRate.Rate);
        Assert.True(TextPart(scores[0]) > 0 && TextPart(scores[1]) < 0);
    }

    [Fact]
    public void An_item_scores_the_same_alone_and_in_a_crowd_and_from_many_threads()
    {
        var items = SmallCases.Make(300, seed: 9).ConvertAll(i => i.Item);
        var together = small.Run.Model.Score(items).Select(s => s.OverturnProbability).ToList();

        var alone = items.AsParallel().AsOrdered().WithDegreeOfParallelism(4)
            .Select(i => small.Run.Model.Score([i])[0].OverturnProbability).ToList();

        Assert.Equal(together, alone);
    }

    [Fact]
    public void A_test_model_that_is_kept_knows_only_earlier_years()
    {
        var run = Dated.Value;

        Assert.Equal("before 2010", run.Data.Refit);
        Assert.Equal(300, run.Data.Rows);
        Assert.Equal(100, run.Report.N);
        Assert.DoesNotContain("2010", run.Data.ByYear.Keys);
        Assert.Equal(300, run.Model.BaseRates.Overall.N);
    }

    [Fact]
    public void With_a_test_year_the_saved_model_learns_from_all_rows_and_the_figures_are_of_the_earlier_years()
    {
        var run = ModelTrainer.Train(SmallCases.Make(400), ByYear with { RefitOnAll = true });

        Assert.Equal("all", run.Data.Refit);
        Assert.Equal(400, run.Data.Rows);
        Assert.Equal(100, run.Report.N);
        Assert.Equal(Dated.Value.Report.Metrics, run.Report.Metrics);
    }

    [Fact]
    public void Outcomes_of_the_test_years_change_nothing_of_the_saved_model()
    {
        var flipped = SmallCases.Make(400).ConvertAll(i => i.Year < 2010 ? i : i with
        {
            Decision = i.Decision with { Outcome = i.Overturned ? Outcome.Upheld : Outcome.Overturned },
        });

        var run = Dated.Value;
        var other = ModelTrainer.Train(flipped, ByYear);

        // Which of the two is saved is decided on the test years; what they say is not.
        var items = SmallCases.Make(50, seed: 3).ConvertAll(i => i.Item);
        List<double> Said(OutcomeModel model) => [.. model.Score(items).Select(s => s.OverturnProbability)];
        var plain = new OutcomeModel(ModelArchive.Read(run.PlainArchive), "", "");
        Assert.Contains(Said(other.Model), new[] { Said(run.Model), Said(plain) });
        Assert.NotEqual(run.Report.Metrics.Auc.Value, other.Report.Metrics.Auc.Value);
    }

    [Fact]
    public void Too_few_rows_are_told_in_one_line()
    {
        var failed = Assert.Throws<ImrPredictException>(
            () => ModelTrainer.Train(SmallCases.Make(20), SmallRun.Options));

        Assert.Contains("20 decided items", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_refuses_a_text_that_gives_the_outcome_away()
    {
        var leaking = SmallCases.Make(300).ConvertAll(i => i with
        {
            Item = i.Item with { ClinicalText = i.Item.ClinicalText + (i.Overturned ? " Zeta." : " Theta.") },
        });
        var options = SmallRun.Quick with { L2 = [1], Candidates = [CandidateNames.Text] };

        var refused = Assert.Throws<LeakException>(() => ModelTrainer.Train(leaking, options));
        var allowed = ModelTrainer.Train(leaking, options with { AllowLeak = true });

        Assert.Contains("zeta", refused.Message, StringComparison.Ordinal);
        Assert.True(allowed.Report.Leak!.Tripped);
    }

    [Fact]
    public void Rows_whose_text_still_states_a_verdict_are_left_out_and_named()
    {
        const string Verdict = "A panel of reviewers met.";
        var at = new SourceLocation("house.csv", SourceUnit.Row, 7);
        var items = SmallCases.Make(300);
        items[5] = items[5] with { At = at, Item = Finding(items[5].Item, $"Pain. {Verdict}") };
        var options = SmallRun.Quick with { L2 = [1], Candidates = [CandidateNames.Text] };

        var leak = ModelTrainer.Train(items, options).Report.Leak!;

        Assert.False(leak.Tripped);
        Assert.Equal(1, leak.LeftOut);
        var sentence = Assert.Single(leak.Sentences);
        Assert.Equal(
            new LeakingSentence(
                "house.csv", "row 7", items[5].Item.CaseNumber, 1, "Pain. A panel of ".Length, "reviewers met.".Length,
                "verdict: reviewers"),
            sentence);
    }

    [Fact]
    public void Training_refuses_where_too_many_texts_state_a_verdict()
    {
        var items = SmallCases.Make(300).Select((item, row) => row % 10 > 0 ? item : item with
        {
            Item = Finding(item.Item, $"{item.Item.ClinicalText} A panel of reviewers met."),
        }).ToList();
        var options = SmallRun.Quick with { L2 = [1], Candidates = [CandidateNames.Text] };

        var refused = Assert.Throws<LeakException>(() => ModelTrainer.Train(items, options));

        Assert.Contains("10.0% of the clinical texts still state a verdict", refused.Message, StringComparison.Ordinal);
        Assert.Equal(20, refused.Report.Sentences.Count);
        Assert.DoesNotContain("panel", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(
            () => ModelTrainer.Train(SmallCases.Make(200), SmallRun.Options, null, source.Token));
    }

    private static DisputedItem Finding(DisputedItem item, string text) =>
        item with { ClinicalText = text, ClinicalTextKind = ClinicalTextKind.FindingsBackground };

    private static double TextPart(ScoredItem score) =>
        score.Contributions.Where(c => c.Feature.StartsWith("text", StringComparison.Ordinal)).Sum(c => c.LogOdds);

    private static DisputedItem Item(string treatment, string text) => new()
    {
        CaseNumber = "X",
        Number = 1,
        Source = ItemSource.DmhcFile,
        TreatmentCategory = treatment,
        TreatmentSubcategory = "Kind 1",
        DiagnosisCategory = "Spine",
        ImrType = "Medical Necessity",
        ClinicalText = text,
    };
}
