using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Columns;
using ImrPredict.Desk.Views;
using ImrPredict.Scoring.Items;

namespace ImrPredict.Tests.Desk.Columns;

/// <summary>Views from columns in memory are the same as those that the database finds.</summary>
public sealed class ItemViewsTests : IDisposable
{
    private const int Items = 1500;
    private const int Filters = 300;
    private readonly TemporaryFolder _folder = new();
    private readonly DeskStore _store;
    private readonly ColumnCache _cache;
    private readonly ItemViews _views;
    private readonly Batch _batch;

    public ItemViewsTests()
    {
        _store = DeskStore.Open(_folder.File("desk.db"));
        var table = new ColumnTable(_store);
        _cache = new ColumnCache(table);
        _views = new ItemViews(table, _cache);
        _batch = FilledStore.Add(_store, Items, seed: 1);
        FilledStore.Add(_store, 300, seed: 2);
    }

    [Fact]
    public void Pages_exports_and_sums_of_hundreds_of_filters_are_those_of_the_database()
    {
        var (random, sql, sums) = (new Random(5), new SqlViews(_store), new ViewSums(_views));
        var found = 0;
        for (var i = 0; i < Filters; i++)
        {
            var filter = Drawn(random);
            for (var (after, page) = ("", 0); after is not null && page < 4; page++)
            {
                var (wanted, shown) = (sql.Page(_batch.Id, filter, after), _views.Page(_batch, filter, after));
                Assert.Equal(Written(wanted.Lines), Written(shown.Lines));
                Assert.Equal(wanted.Next, shown.Next);
                (after, found) = (wanted.Next, found + wanted.Lines.Count);
            }

            Assert.Equal(Written(sql.All(_batch.Id, filter)), Written(_views.All(_batch, filter)));
            var (tally, sum) = (sql.Tally(_batch.Id, filter, 0.3), sums.Of(_batch, filter));
            Assert.Equal(sql.Services(_batch.Id, filter), sum.Services);
            Assert.Equal(sql.Bands(_batch.Id, filter), sum.Bands);
            Assert.Equal(sql.Months(_batch.Id, filter), sum.Months);
            Assert.Equal(
                (tally.Scored, tally.Abstained, tally.ExpectedOverturns, tally.ExpectedInterval),
                (sum.Scored, sum.Abstained, sum.Expected, (sum.Low, sum.High)));
        }

        Assert.True(found > Items, $"{found} items were compared");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("7~")]
    [InlineData("7~q1")]
    [InlineData("4294967400~r0.1")]
    [InlineData("4294967400~r-0.1")]
    [InlineData("4294967400~rNaN")]
    [InlineData("4294967400~n3")]
    [InlineData("4294967400~n9223372036854775807")]
    [InlineData("4294967400~tMRI")]
    [InlineData("4294967400~tzzz")]
    [InlineData("4294967400~t2024-06-30")]
    [InlineData("4294967400~t0.1")]
    [InlineData("99999999999999~n8589934592")]
    public void A_cursor_that_somebody_wrote_by_hand_leads_where_the_database_leads(string after)
    {
        var sql = new SqlViews(_store);
        foreach (var order in Enum.GetValues<ItemOrder>())
        {
            foreach (var most in new int?[] { null, 120 })
            {
                var filter = new ItemFilter { Order = order, Most = most };
                var (wanted, shown) = (sql.Page(_batch.Id, filter, after), _views.Page(_batch, filter, after));
                Assert.Equal(Written(wanted.Lines), Written(shown.Lines));
                Assert.Equal(wanted.Next, shown.Next);
            }
        }
    }

    [Fact]
    public void A_batch_that_is_deleted_is_forgotten()
    {
        _views.Page(_batch, new(), "");
        Assert.Equal([_batch.Id], _cache.Held);

        new BatchTable(_store).Delete(_batch.Id);
        _cache.Drop(_batch.Id);

        Assert.Empty(_cache.Held);
        Assert.Empty(_views.Page(_batch, new(), "").Lines);
    }

    [Fact]
    public void Another_batch_under_the_same_number_is_read_anew()
    {
        _views.Page(_batch, new(), "");
        new BatchTable(_store).Clear(_batch.Id);

        Assert.Empty(_views.Page(_batch with { Made = _batch.Made.AddDays(1) }, new(), "").Lines);
    }

    [Fact]
    public void Columns_that_were_not_asked_for_the_longest_go_where_there_are_too_many()
    {
        var (table, three) = (new ColumnTable(_store), FilledStore.Add(_store, 30, seed: 3));
        var two = new BatchTable(_store).Find(_batch.Id + 1)!;
        var cache = new ColumnCache(table, mostBytes: 400_000);

        cache.Of(_batch);
        cache.Of(two);
        cache.Of(_batch);
        cache.Of(three);
        Assert.Equal([_batch.Id, three.Id], cache.Held);

        var small = new ColumnCache(table, mostBytes: 1);
        small.Of(_batch);
        Assert.Equal([_batch.Id], small.Held);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private static IEnumerable<string> Written(IEnumerable<ItemLine> lines) => lines.Select(StoreJson.Write);

    private static ItemFilter Drawn(Random random) => new()
    {
        Service = random.Next(3) == 0 ? Any(random, [.. FilledStore.Services, "nothing of it"]) : "",
        Band = random.Next(3) == 0
            ? Any(random, [.. Enum.GetValues<ScoreBand>().Select(ScoreBands.Words), ItemFilter.NoNumber, "no band"])
            : "",
        Words = random.Next(3) == 0
            ? Any(random, [.. FilledStore.Words, "lum", "lumbar sprain", "CM21", "\"", "nowhere", "- -"])
            : "",
        Month = random.Next(4) == 0 ? Any(random, ["2024-03", "2024-11", ItemFilter.NoNumber, "1999-01"]) : "",
        Until = random.Next(4) == 0 ? Any(random, ["2024-05-31", "2024-08-15", "2023-01-01", "2030-01-01"]) : "",
        Order = Any(random, Enum.GetValues<ItemOrder>()),
        Most = random.Next(3) == 0 ? Any(random, [1, 7, 60, 130, 5000]) : null,
    };

    private static T Any<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
