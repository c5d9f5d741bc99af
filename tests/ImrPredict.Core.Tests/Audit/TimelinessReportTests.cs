using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Timeliness;
using ImrPredict.Audit.Yearly;
using ImrPredict.Cases;

namespace ImrPredict.Tests.Audit;

public sealed class TimelinessReportTests
{
    private static readonly TimelinessOptions Options = new();

    [Fact]
    public void Days_between_the_dates_of_a_case_count_once_whatever_its_items()
    {
        DateOnly received = new(2090, 3, 1);
        List<DecidedItem> items = [.. Enumerable.Range(0, 40).SelectMany(letter => Enumerable.Range(1, 1 + (letter % 3))
            .Select(number => Timed(letter, number, received.AddDays(-letter), received, received.AddDays(5), 26)))];

        var report = TimelinessReport.Describe(items, [], Options);

        Assert.Equal([TimedStage.File, TimedStage.Assign, TimedStage.Review], report.Overall.Select(r => r.Stage));
        Assert.All(report.Overall, r => Assert.Equal((40, 40, 0), (r.Cases, r.Timed, r.WithoutDates)));
        var file = report.Overall.First();
        Assert.Equal(19.5, file.Median.Value);
        // 0 to 39 days: 31 to 39 are beyond 30.
        Assert.Equal((40, 9), (file.Clocked, file.Beyond));
        Assert.Equal(9 / 40.0, file.BeyondShare.Value, 10);
        Assert.InRange(file.BeyondShare.Low, 0.12, 0.13);
        Assert.Equal((5.0, 26.0), (report.Overall.ElementAt(1).Median.Value, report.Overall.ElementAt(2).Median.Value));
        Assert.True(double.IsNaN(report.Overall.ElementAt(1).BeyondShare.Value));
    }

    [Fact]
    public void Cases_without_dates_and_with_dates_out_of_order_are_counted_apart()
    {
        DateOnly day = new(2090, 3, 1);
        DecidedItem[] items =
        [
            Timed(1, 1, day, day.AddDays(3), day.AddDays(4), 10), Timed(2, 1, null, day, day, 10),
            Timed(3, 1, day, day.AddDays(-3), day, 10),
        ];

        var file = TimelinessReport.Describe(items, [], Options).Overall.First();

        Assert.Equal((3, 1, 1, 1), (file.Cases, file.Timed, file.OutOfOrder, file.WithoutDates));
        Assert.True(file.IsFew);
        Assert.False(file.Median.HasInterval);
    }

    [Fact]
    public void An_expedited_case_has_a_clock_of_its_own_and_columns_of_days_are_taken()
    {
        List<DecidedItem> items = [.. Enumerable.Range(0, 20).Select(i => Coded(i, i < 10, review: 5, adopt: 9, 2088))];

        var report = TimelinessReport.Describe(items, [], Options with { AdoptDays = 8 });

        Assert.Equal([TimedStage.Review, TimedStage.Adopt], report.Overall.Select(r => r.Stage));
        Assert.Equal([(20, 10), (10, 10)], report.Overall.Select(r => (r.Clocked, r.Beyond)));
    }

    [Fact]
    public void Units_and_years_have_rows_of_their_own()
    {
        List<DecidedItem> items = [.. Enumerable.Range(0, 60).Select(i => Coded(
            i, false, review: i < 30 ? 10 : 40, adopt: null, i % 2 == 0 ? 2088 : 2089))];
        UnitColumn[] columns =
        [
            new("vendor", [.. items.Select((_, i) => i < 30 ? "A" : i < 59 ? "B" : null)]),
            new(UnitColumns.Year, [.. items.Select(i => $"{i.Year}")]),
        ];

        var rows = TimelinessReport.Describe(items, columns, Options).Rows;

        Assert.Equal(
            [
                ("", null, 60, 30), ("", 2088, 30, 15), ("", 2089, 30, 15), ("A", null, 30, 0), ("A", 2088, 15, 0),
                ("A", 2089, 15, 0), ("B", null, 29, 29), ("B", 2088, 15, 15), ("B", 2089, 14, 14),
            ],
            rows.Select(r => (r.Unit, r.Year, r.Timed, r.Beyond)));
        Assert.Equal([false, false, false, false, true, true, true, true, true], rows.Select(r => r.IsFew));
    }

    [Fact]
    public void Decisions_without_dates_give_no_row()
    {
        var report = TimelinessReport.Describe([MadeCases.Item(1, 1, true)], [], Options);

        Assert.Empty(report.Rows);
        Assert.Equal(1, report.Cases);
    }

    [Fact]
    public void The_interval_of_a_median_has_the_ranks_of_the_binomial_table()
    {
        int[] days = [.. Enumerable.Range(1, 100)];

        var median = OrderStatistic.At(days, 0.5);

        // n = 100: ranks 40 and 61 cover the median with 95 % (Conover 1999, table A3).
        Assert.Equal((50.5, 40.0, 61.0), (median.Value, median.Low, median.High));
        // The fewest values: 6 for a median (.5 to the power of 6 is below .025), 36 for the ninth decile.
        foreach (var (share, fewest) in new[] { (0.5, 6), (0.9, 36) })
        {
            Assert.False(OrderStatistic.At(days[..(fewest - 1)], share).HasInterval);
            Assert.True(OrderStatistic.At(days[..fewest], share).HasInterval);
        }

        Assert.True(double.IsNaN(OrderStatistic.At([], 0.5).Value));
    }

    [Fact]
    public void An_item_whose_dates_are_in_order_tells_the_days_of_its_case()
    {
        var (reversed, right) = (Dated(item: 1, new(2090, 3, 1)), Dated(item: 2, new(2090, 1, 11)));

        var report = TimelinessReport.Describe([reversed, right], [], Options);
        var yearly = YearlyReport.Describe([reversed, right], [], fewItems: 30);

        var review = Assert.Single(report.Overall, row => row.Stage == TimedStage.Review);
        Assert.Equal((1, 20.0), (review.Timed, review.Median.Value));
        Assert.Equal((1, 20.0), (yearly.Rows[0].Timed, yearly.Rows[0].Days.Value));
    }

    private static DecidedItem Dated(int item, DateOnly assigned)
    {
        var made = MadeCases.Item(1, item, true);
        return made with
        {
            Item = made.Item with { CaseNumber = "A", Number = item, AssignedDate = assigned },
            Decision = made.Decision with { DecisionDate = new(2090, 1, 31) },
        };
    }

    private static DecidedItem Timed(
        int letter, int number, DateOnly? denied, DateOnly received, DateOnly assigned, int reviewDays)
    {
        var made = MadeCases.Item(letter, number, false, assigned.AddDays(reviewDays));
        return made with
        {
            Item = made.Item with { UrDenialDate = denied, ReceivedDate = received, AssignedDate = assigned },
        };
    }

    private static DecidedItem Coded(int letter, bool isExpedited, int review, int? adopt, int year)
    {
        var made = MadeCases.Item(letter, 1, false);
        return made with
        {
            Item = made.Item with
            {
                ReportYear = year,
                Priority = isExpedited ? Priority.Expedited : Priority.Standard,
            },
            Decision = made.Decision with { DaysToReview = review, DaysToAdopt = adopt },
        };
    }
}
