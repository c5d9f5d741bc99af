using ImrPredict.Cases;
using ImrPredict.Training.Assessment.Backtesting;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class BacktestTests
{
    private static readonly TrainingOptions Quick = SmallRun.Quick with
    {
        L2 = [10],
        HalfLifeYears = [0],
        Candidates = [CandidateNames.Text],
    };

    private static readonly Lazy<BacktestReport> From2008 = new(
        () => Backtest.Run(SmallCases.Make(600), Quick, from: 2008));

    [Fact]
    public void Every_year_is_judged_by_earlier_years_alone()
    {
        var items = SmallCases.Make(800);

        var report = Backtest.Run(items, Quick);

        Assert.Equal(Enumerable.Range(2005, 7), report.Years.Select(y => y.Year));
        Assert.All(report.Years, y => Assert.Equal(100, y.N));
        Assert.Equal([100, 200, 300, 400, 500, 600, 700], report.Years.Select(y => y.NTrain));
        Assert.Contains("0 earlier rows", report.NotJudged["2004"], StringComparison.Ordinal);
    }

    [Fact]
    public void Outcomes_of_a_year_and_later_change_nothing_of_what_is_said_about_it()
    {
        var flipped = SmallCases.Make(600).ConvertAll(i => i.Year < 2009 ? i : i with
        {
            Decision = i.Decision with { Outcome = i.Overturned ? Outcome.Upheld : Outcome.Overturned },
        });

        var report = From2008.Value;
        var other = Backtest.Run(flipped, Quick, from: 2008);

        Assert.Equal(report.Years[0], other.Years[0]);
        Assert.Equal(report.Years[1].Metrics.MeanProbability, other.Years[1].Metrics.MeanProbability);
        Assert.NotEqual(report.Years[1].Metrics.Auc.Value, other.Years[1].Metrics.Auc.Value);
    }

    [Fact]
    public void The_means_are_those_of_the_years_and_the_interval_holds_them()
    {
        var report = From2008.Value;

        Assert.Equal(4, report.Years.Count);
        Assert.Equal(report.Years.Average(y => y.Metrics.Ece.Value), report.MeanEce, 12);
        Assert.Equal(report.Years.Average(y => y.Metrics.Auc.Value - y.Cohort.Auc.Value),
            report.MeanAucDifference.Auc.Value, 12);
        Assert.InRange(report.MeanAucDifference.Auc.Value, report.MeanAucDifference.Auc.Low,
            report.MeanAucDifference.Auc.High);
        Assert.True(
            report.MeanAucDifference.Auc.High - report.MeanAucDifference.Auc.Low
                < report.Years[0].AucDifference.Auc.High - report.Years[0].AucDifference.Auc.Low);
    }

    [Fact]
    public void A_year_that_repeats_texts_of_earlier_years_learns_nothing_from_them()
    {
        var items = SmallCases.Make(400);
        var copies = items.Where(i => i.Year == 2004).Select(i => i with
        {
            Item = i.Item with { CaseNumber = i.Item.CaseNumber + "B", ReportYear = 2011 },
        });

        var report = Backtest.Run([.. items, .. copies], Quick, from: 2011);

        Assert.Equal(300, report.Years.Single().NTrain);
    }

    [Fact]
    public void Years_that_cannot_be_judged_are_told_in_one_line()
    {
        var failed = Assert.Throws<ImrPredictException>(() => Backtest.Run(SmallCases.Make(60), Quick));

        Assert.Contains("backtest: none of the years", failed.Message, StringComparison.Ordinal);
    }
}
