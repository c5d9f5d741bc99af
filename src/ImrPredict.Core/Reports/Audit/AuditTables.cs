using ImrPredict.Audit.Checks;
using ImrPredict.Audit.Run;
using ImrPredict.Audit.Surprise;
using ImrPredict.Audit.Twins;
using ImrPredict.Reports.Tables;

namespace ImrPredict.Reports.Audit;

/// <summary>The tables of an audit but the charts, as CSV.</summary>
internal static class AuditTables
{
    public static void WriteSurprise(string path, AuditResult audit) => Write(path, audit.Surprise.Items, Surprise);

    public static void WriteFlags(string path, AuditResult audit) => Write(path, audit.Flags, Flags);

    public static void WriteFindings(string path, AuditResult audit) => Write(path, audit.Findings, Findings);

    public static void WriteTwins(string path, AuditResult audit)
    {
        var cluster = audit.Twins.Clusters.SelectMany((c, n) => c.Rows.Select(row => (row, n)))
            .ToDictionary(p => p.row, p => p.n + 1);
        var items = audit.Input.Items;
        Write(path, audit.Twins.Pairs, new TableColumns<TwinPair>()
            .Whole("cluster", p => cluster[p.First])
            .Id("case_number_1", p => items[p.First].Item.CaseNumber)
            .Whole("item_1", p => items[p.First].Item.Number)
            .Text("outcome_1", p => items[p.First].Decision.Outcome.ToString())
            .Id("case_number_2", p => items[p.Second].Item.CaseNumber)
            .Whole("item_2", p => items[p.Second].Item.Number)
            .Text("outcome_2", p => items[p.Second].Decision.Outcome.ToString())
            .Number("similarity", p => p.Similarity)
            .Text("opposite", p => Name(p.Opposite)));
    }

    /// <summary>Writes a table as CSV; what stood there is replaced only when all is written.</summary>
    public static void Write<T>(string path, IEnumerable<T> rows, TableColumns<T> columns)
    {
        using var file = new AtomicFile(path);
        Write(file.Stream, rows, columns);
        file.Commit();
    }

    /// <summary>Writes a table as CSV into a stream, which stays open.</summary>
    public static void Write<T>(Stream stream, IEnumerable<T> rows, TableColumns<T> columns) =>
        new DelimitedText<T>(',', columns).Write(stream, rows);

    private static TableColumns<ItemSurprise> Surprise { get; } = new TableColumns<ItemSurprise>()
        .Id("case_number", i => i.CaseNumber)
        .Whole("item", i => i.Number)
        .Text("outcome", i => i.Outcome.ToString())
        .Number("expected_probability", i => i.ExpectedProbability)
        .Number("surprise", i => i.Surprise)
        .Number("p_value", i => i.PValue)
        .Text("flagged", i => Name(i.Flagged))
        .Number("peer_probability", i => i.PeerProbability)
        .Number("q_value", i => i.QValue)
        .Whole("rank", i => i.Rank)
        .Number("self_confidence", i => i.Quality.SelfConfidence)
        .Number("normalised_margin", i => i.Quality.NormalisedMargin)
        .Number("confident_learning", i => i.Quality.ConfidentLearning)
        .Text("confident_learning_issue", i => Name(i.Quality.ConfidentIssue));

    private static TableColumns<Flag> Flags { get; } = new TableColumns<Flag>()
        .Id("case_number", f => f.Surprise.CaseNumber)
        .Whole("item", f => f.Surprise.Number)
        .Text("outcome", f => f.Surprise.Outcome.ToString())
        .Number("expected_probability", f => f.Surprise.ExpectedProbability)
        .Number("peer_probability", f => f.Surprise.PeerProbability)
        .Number("surprise", f => f.Surprise.Surprise)
        .Number("p_value", f => f.Surprise.PValue)
        .Number("q_value", f => f.Surprise.QValue)
        .Whole("rank", f => f.Surprise.Rank)
        .Text("requested_service", f => f.Request)
        .Text("service", f => f.Service)
        .Number("service_rate", f => f.ServiceRate)
        .Whole("service_n", f => f.ServiceCount)
        .Text("why", f => string.Join(' ', f.Reasons))
        .Text("evidence", f => Evidence(f.Evidence))
        .Text("precedents", f => string.Join("; ", f.Evidence?.Precedents ?? []));

    private static TableColumns<ConsistencyFinding> Findings { get; } = new TableColumns<ConsistencyFinding>()
        .Id("case_number", f => f.CaseNumber)
        .Whole("item", f => f.Number)
        .Text("kind", f => f.Check.Name)
        .Text("finding", f => f.Words);

    private static string Evidence(ItemEvidence? evidence) => string.Join("; ", (string[])
    [
        .. evidence?.Against.Select(words => $"against: {words}") ?? [],
        .. evidence?.For.Select(words => $"for: {words}") ?? [],
    ]);

    private static string Name(bool value) => value ? "true" : "false";
}
