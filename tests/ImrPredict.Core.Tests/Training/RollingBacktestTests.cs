using ImrPredict.Cases;
using ImrPredict.Training.Assessment.Backtesting;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class RollingBacktestTests
{
    private const int Every = 60;

    private static readonly TrainingOptions Quick = SmallRun.Quick with
    {
        HalfLifeYears = [0],
        Candidates = [CandidateNames.Codes, CandidateNames.Rates],
    };

    // In the order of the decisions: the serial number orders the rows of a year.
    private static readonly IReadOnlyList<DecidedItem> Rows =
    [
        .. SmallCases.Make(720, withText: false).OrderBy(i => i.Year)
            .ThenBy(i => i.Item.CaseNumber, StringComparer.Ordinal),
    ];

    private static readonly Lazy<RollingReport> Plain = new(() => Run(Rows, new(Every, null, From: 2008)));

    [Fact]
    public void Each_step_judges_the_next_rows_by_all_that_came_before()
    {
        var report = Plain.Value;

        Assert.Equal([360, 420, 480, 540, 600, 660], report.Steps.Select(s => s.NTrain));
        Assert.All(report.Steps, s => Assert.Equal(Every, s.N));
        Assert.Equal(360, report.Pooled.N);
        Assert.Equal([2008, 2009, 2010, 2011], report.Years.Select(y => y.Year));
        Assert.Equal(360, report.Years.Sum(y => y.Figures.N));
        Assert.Equal(["plain", "cohort"], report.Pooled.Baselines.Keys);
    }

    [Fact]
    public void Later_outcomes_change_nothing_of_what_is_said_before_them()
    {
        var flipped = Flip(480, 720);

        var other = Run(flipped, new(Every, null, From: 2008));

        Assert.Equal(Plain.Value.Steps.Take(2), other.Steps.Take(2));
        Assert.Equal(Said(Plain.Value.Steps[2]), Said(other.Steps[2]));
        Assert.NotEqual(Plain.Value.Steps[2].Auc, other.Steps[2].Auc);
        Assert.NotEqual(Said(Plain.Value.Steps[3]), Said(other.Steps[3]));
    }

    [Fact]
    public void Rows_within_the_lag_are_not_known()
    {
        var rolling = new RollingOptions(Every, null, Lag: 60, From: 2008);

        var report = Run(Rows, rolling);
        var flipped = Run(Flip(420, 480), rolling);

        Assert.Equal([300, 360, 420, 480, 540, 600], report.Steps.Select(s => s.NTrain));
        Assert.Equal(Said(report.Steps[2]), Said(flipped.Steps[2]));
        Assert.NotEqual(Said(report.Steps[3]), Said(flipped.Steps[3]));
        Assert.NotEqual(report.Steps[1].Auc, flipped.Steps[1].Auc);
    }

    [Fact]
    public void Rows_without_a_year_are_learnt_from_in_every_step_and_never_judged()
    {
        var undated = SmallCases.Make(80, seed: 3, withText: false).Select((i, number) => i with
        {
            Item = i.Item with { CaseNumber = $"U{number}", ReportYear = null },
        });

        var report = Run([.. undated, .. Rows], new(Every, null, From: 2008));

        Assert.Equal(80, report.Undated);
        Assert.Equal(Plain.Value.Steps.Select(s => s.NTrain + 80), report.Steps.Select(s => s.NTrain));
        Assert.Equal(360, report.Pooled.N);
    }

    [Fact]
    public void Rows_of_the_case_of_a_judged_row_are_not_learnt_from()
    {
        var parts = Rows.Select((row, place) => place is >= 360 and < 370
            ? row with { Item = row.Item with { CaseNumber = Rows[place - 360].Item.CaseNumber, Number = 2 } }
            : row);

        var report = Run([.. parts], new(Every, null, From: 2008));

        Assert.True(report.Steps[0].NTrain < 360);
    }

    [Fact]
    public void Months_and_quarters_follow_the_calendar_and_the_lag_counts_days()
    {
        var first = new DateOnly(2019, 1, 1);
        List<DecidedItem> dated =
        [
            .. Rows.Select((row, place) => row with
            {
                Item = row.Item with { ReportYear = null },
                Decision = row.Decision with { DecisionDate = first.AddDays(place) },
            }),
        ];

        var report = Run(dated, new(null, RollingPeriod.Quarter, Lag: 30, From: 2020));

        int[] begins = [456, 547, 639];
        Assert.Equal(begins.Select(day => day - 30), report.Steps.Select(s => s.NTrain));
        Assert.Equal(91, report.NotJudged);
        Assert.Equal([91, 92, 81], report.Steps.Select(s => s.N));
        Assert.Equal("2020-04", RollingDates.Month(report.Steps[0].Begins));
        Assert.Equal(12, Run(dated, new(null, RollingPeriod.Month, From: 2020)).Steps.Count);
    }

    [Fact]
    public void The_level_follows_what_was_decided()
    {
        // From 2008 on nearly all is overturned, whatever the case.
        List<DecidedItem> moved =
            [.. Rows.Select((row, place) => place < 360 || place % 10 == 0 ? row : Decided(row, true))];

        var steps = Run(moved, new(Every, null, From: 2008)).Steps;

        Assert.True(Math.Abs(steps[^1].Gap.Value) < 0.15, $"{steps[^1].Gap.Value}");
        Assert.True(steps[0].Gap.Value > 0.3, $"{steps[0].Gap.Value}");
        Assert.True(Math.Abs(steps[^1].Gap.Value) < Math.Abs(
            ((double)steps[^1].NOverturned / steps[^1].N) - steps[^1].CohortMeanProbability));
    }

    [Fact]
    public void Too_few_rows_are_told_in_one_line()
    {
        var failed = Assert.Throws<ImrPredictException>(() => Run([.. Rows.Take(150)], new(Every, null)));

        Assert.Contains("can be judged as they come in", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_that_come_with_later_rows_are_learnt_from_once_they_can_be_weighed()
    {
        var texts = SmallCases.Make(720);
        List<DecidedItem> mixed =
        [
            .. texts.OrderBy(i => i.Year).ThenBy(i => i.Item.CaseNumber, StringComparer.Ordinal).Select((row, place) =>
                place < 360 ? row with { Item = row.Item with { ClinicalText = "" } } : row),
        ];

        var report = Run(
            mixed, new(Every, null, From: 2008),
            Quick with { Candidates = [CandidateNames.Text, CandidateNames.Codes] });

        Assert.True(report.Steps.TakeLast(2).Average(s => s.Auc) > report.Steps[0].Auc);
    }

    private static RollingReport Run(
        IReadOnlyList<DecidedItem> items, RollingOptions rolling, TrainingOptions? options = null) =>
        RollingBacktest.Run(items, options ?? Quick, rolling);

    private static (double, double, double) Said(RollingStep step) =>
        (step.MeanProbability, step.PlainMeanProbability, step.CohortMeanProbability);

    private static List<DecidedItem> Flip(int from, int to) =>
        [.. Rows.Select((row, place) => place >= from && place < to ? Decided(row, !row.Overturned) : row)];

    private static DecidedItem Decided(DecidedItem row, bool overturned) => row with
    {
        Decision = row.Decision with { Outcome = overturned ? Outcome.Overturned : Outcome.Upheld },
    };
}
