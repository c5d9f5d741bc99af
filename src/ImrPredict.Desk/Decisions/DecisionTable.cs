using System.Data.Common;
using ImrPredict.Audit.Run;
using ImrPredict.Cases.Storage;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Databases;

namespace ImrPredict.Desk.Decisions;

/// <summary>The decisions that audits left in the store.</summary>
internal sealed class DecisionTable(DeskStore store)
{
    /// <summary>Lines of a page.</summary>
    public const int OfPage = 50;

    private const string Columns = "d.id, d.case_number, d.item, d.title, d.service, d.overturned, d.decided, "
        + "d.expected, d.flagged, d.place";

    private const string OfBatch = "BETWEEN @batch << 32 AND ((@batch + 1) << 32) - 1";

    /// <summary>The decisions that there is a reason to read, in that order.</summary>
    /// <param name="batch">The audit.</param>
    /// <param name="words">Words that they hold; empty for all.</param>
    public IReadOnlyList<AuditedDecision> ToRead(long batch, string words)
    {
        using var connection = store.Connect();
        var checks = ChecksOf(connection, batch);
        var query = new WordQuery(words);
        using var command = Command(connection, batch, "");
        command.Bind("@first", batch << 32);
        command.Bind("@last", (batch << 32) + uint.MaxValue);
        command.CommandText =
            $"SELECT {Columns}, '' FROM decisions d WHERE d.batch = @batch AND d.place IS NOT NULL"
            + (query.IsEmpty ? "" : $" AND d.id IN ({store.Database.IdsHolding(command, query)})")
            + " ORDER BY d.place";
        return Read(command, checks);
    }

    /// <summary>One decision with its story; null where there is none.</summary>
    public AuditedDecision? Find(long batch, long number)
    {
        if (number is <= 0 or > uint.MaxValue)
        {
            return null;
        }

        using var connection = store.Connect();
        using var command = Command(
            connection, batch, $"SELECT {Columns}, d.story FROM decisions d WHERE d.id = (@batch << 32) + @number");
        command.Bind("@number", number);
        return Read(command, ChecksOf(connection, batch)).SingleOrDefault();
    }

    /// <summary>Decisions with their stories.</summary>
    public IReadOnlyList<AuditedDecision> WithStories(long batch, IReadOnlyList<AuditedDecision> decisions)
    {
        using var connection = store.Connect();
        using var command = Command(
            connection, batch, "SELECT story FROM decisions WHERE id = (@batch << 32) + @number");
        var number = command.Bind("@number", 0L);
        return [.. decisions.Select(decision =>
        {
            number.Value = decision.Number;
            return decision with { Story = StoreJson.Read<Flag>((string)command.ExecuteScalar()!) };
        })];
    }

    /// <summary>Which decisions of an audit were flagged.</summary>
    public IReadOnlyList<(string CaseNumber, int Number)> Flagged(long batch)
    {
        using var connection = store.Connect();
        using var command = Command(
            connection, batch,
            $"SELECT {Columns}, '' FROM decisions d WHERE d.batch = @batch AND d.place IS NOT NULL AND d.flagged = 1");
        return [.. Read(command, _ => []).Select(decision => (decision.CaseNumber, decision.Item))];
    }

    /// <summary>The decisions of an audit.</summary>
    public ISet<(string CaseNumber, int Item, bool Overturned)> All(long batch)
    {
        using var connection = store.Connect();
        using var command = Command(
            connection, batch, $"SELECT case_number, item, overturned FROM decisions WHERE id {OfBatch}");
        using var row = command.ExecuteReader();
        var all = new HashSet<(string, int, bool)>();
        while (row.Read())
        {
            all.Add((row.GetString(0), row.GetInt32(1), row.GetInt64(2) == 1));
        }

        return all;
    }

    /// <summary>Pairs of twins, group by group; those decided differently alone, or all.</summary>
    /// <param name="batch">The audit.</param>
    /// <param name="all">Whether those decided the same way are among them.</param>
    /// <param name="after">Of the page before, how many pairs were shown.</param>
    public IReadOnlyList<TwinLine> Twins(long batch, bool all, long after) => Twins(
        batch, after, $"SELECT id, cluster, first, second, similarity, opposite FROM twins WHERE id {OfBatch}"
            + (all ? "" : " AND opposite = 1") + $" ORDER BY cluster, id LIMIT {OfPage + 1} OFFSET @number");

    /// <summary>One pair; null where there is none.</summary>
    public TwinLine? Twin(long batch, long number) => number is <= 0 or > uint.MaxValue ? null : Twins(
        batch, number,
        "SELECT id, cluster, first, second, similarity, opposite FROM twins WHERE id = (@batch << 32) + @number")
        .SingleOrDefault();

    /// <summary>Pairs of twins that a decision belongs to, those decided differently first.</summary>
    public IReadOnlyList<TwinLine> TwinsOf(long batch, long number) => Twins(
        batch, number,
        $"SELECT id, cluster, first, second, similarity, opposite FROM twins WHERE id {OfBatch} AND "
            + "(@batch << 32) + @number IN (first, second) ORDER BY opposite DESC, similarity DESC, id LIMIT 10");

    private List<TwinLine> Twins(long batch, long number, string sql)
    {
        var pairs = new List<(long Number, long Cluster, long First, long Second, double Similarity, bool Opposite)>();
        using (var connection = store.Connect())
        using (var command = Command(connection, batch, sql))
        {
            command.Bind("@number", number);
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                pairs.Add((
                    NumberOf(row.GetInt64(0)), row.GetInt64(1), NumberOf(row.GetInt64(2)), NumberOf(row.GetInt64(3)),
                    row.GetDouble(4), row.GetInt64(5) == 1));
            }
        }

        return
        [
            .. pairs.Select(pair => new TwinLine(
                pair.Number, pair.Cluster, Find(batch, pair.First)!, Find(batch, pair.Second)!, pair.Similarity,
                pair.Opposite)),
        ];
    }

    private static Func<long, IReadOnlyList<string>> ChecksOf(DbConnection connection, long batch)
    {
        using var command = Command(
            connection, batch, $"SELECT decision, words FROM checks WHERE id {OfBatch} ORDER BY id");
        using var row = command.ExecuteReader();
        var checks = new Dictionary<long, List<string>>();
        while (row.Read())
        {
            (checks.TryGetValue(row.GetInt64(0), out var words) ? words : checks[row.GetInt64(0)] = [])
                .Add(row.GetString(1));
        }

        return id => checks.GetValueOrDefault(id) ?? [];
    }

    private static List<AuditedDecision> Read(DbCommand command, Func<long, IReadOnlyList<string>> checks)
    {
        using var row = command.ExecuteReader();
        var decisions = new List<AuditedDecision>();
        while (row.Read())
        {
            decisions.Add(new AuditedDecision
            {
                Number = NumberOf(row.GetInt64(0)),
                CaseNumber = row.GetString(1),
                Item = row.GetInt32(2),
                Title = row.GetString(3),
                Service = row.GetString(4),
                Overturned = row.GetInt64(5) == 1,
                Decided = row.GetString(6),
                Expected = row.GetDouble(7),
                Flagged = row.GetInt64(8) == 1,
                Place = row.IsDBNull(9) ? null : row.GetInt64(9),
                Checks = checks(row.GetInt64(0)),
                Story = StoreJson.Read<Flag>(row.GetString(10)),
            });
        }

        return decisions;
    }

    private static DbCommand Command(DbConnection connection, long batch, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Bind("@batch", batch);
        return command;
    }

    private static long NumberOf(long id) => id & uint.MaxValue;
}
