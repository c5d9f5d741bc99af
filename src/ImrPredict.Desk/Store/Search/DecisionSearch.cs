using System.Data.Common;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;

namespace ImrPredict.Desk.Store.Search;

/// <summary>Finds decisions of all audits, each of them once, and those behind a point of a chart.</summary>
internal sealed class DecisionSearch(DeskStore store)
{
    /// <summary>Decisions of a page.</summary>
    public const int OfPage = 50;

    private const string Columns =
        "d.id, d.case_number, d.item, d.title, d.service, d.overturned, d.decided, d.expected, d.flagged";

    /// <summary>A page of what a filter finds, the latest decided first.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="after">Where the page before ended; empty for the first.</param>
    public DecisionLines Page(SearchFilter filter, string after)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        var cursor = Cursor(after);
        command.CommandText = $"""
            SELECT {Columns} FROM decisions d WHERE {filter.Sql(command, store.Database)}
            {(cursor is null ? "" : "AND (d.decided, d.id) < (@decided, @id)")}
            ORDER BY d.decided DESC, d.id DESC LIMIT {OfPage + 1}
            """;
        command.Bind("@decided", cursor?.Decided ?? "");
        command.Bind("@id", cursor?.Id ?? 0);
        var (lines, ids) = Read(command);
        return lines.Count > OfPage
            ? new(lines[..OfPage], string.Create(
                CultureInfo.InvariantCulture, $"{ids[OfPage - 1]}~{lines[OfPage - 1].Decided}"))
            : new(lines, null);
    }

    /// <summary>A page of decisions of one audit by their rows.</summary>
    /// <param name="batch">The audit.</param>
    /// <param name="rows">Rows in the audit, from 0, ascending.</param>
    /// <param name="after">The number of the last one seen; 0 for none.</param>
    public DecisionLines OfRows(long batch, IReadOnlyList<int> rows, long after)
    {
        List<int> wanted = [.. rows.SkipWhile(row => row + 1 <= after).Take(OfPage + 1)];
        if (wanted.Count == 0)
        {
            return new([], null);
        }

        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        var ids = string.Join(
            ',', wanted.Take(OfPage).Select(row => ((batch << 32) + row + 1).ToString(CultureInfo.InvariantCulture)));
        command.CommandText = $"SELECT {Columns} FROM decisions d WHERE d.id IN ({ids}) ORDER BY d.id";
        var lines = Read(command).Lines;
        return new(
            lines, wanted.Count > OfPage ? lines[^1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>
    /// Decisions by service, year and outcome, of all that have the words and the diagnosis of a filter.
    /// </summary>
    public IReadOnlyList<DecisionCell> Cells(SearchFilter filter)
    {
        var words = new SearchFilter { Words = filter.Words, Diagnosis = filter.Diagnosis };
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT d.service, d.year, d.overturned, count(*) FROM decisions d "
            + $"WHERE {words.Sql(command, store.Database)} GROUP BY 1, 2, 3";
        using var row = command.ExecuteReader();
        var cells = new List<DecisionCell>();
        while (row.Read())
        {
            cells.Add(new(
                row.GetString(0), row.IsDBNull(1) ? null : row.GetInt32(1),
                row.GetInt64(2) != 0 ? Outcome.Overturned : Outcome.Upheld, row.GetInt64(3)));
        }

        return cells;
    }

    /// <summary>
    /// What tells one state of the store from others: the audits that are done, since the decisions of such a one do
    /// not change.
    /// </summary>
    public string State()
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM batches WHERE state = 'Done' AND kind = 'Audit' ORDER BY id";
        using var row = command.ExecuteReader();
        var audits = new List<long>();
        while (row.Read())
        {
            audits.Add(row.GetInt64(0));
        }

        return string.Join(',', audits);
    }

    /// <summary>What a filter finds, whole but for its texts, in the order in which it was audited.</summary>
    public IEnumerable<DecidedItem> All(SearchFilter filter)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT t.item FROM decisions d JOIN texts t ON t.id = d.id "
            + $"WHERE {filter.Sql(command, store.Database)} ORDER BY d.id";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return WithoutTexts(StoreJson.Read<StoredItem>(row.GetString(0))!.AsRead().Decided!);
        }
    }

    /// <summary>A decision as far as counts and charts read it.</summary>
    public static DecidedItem WithoutTexts(DecidedItem decided) => decided with
    {
        Item = decided.Item with { ClinicalText = "" },
        Decision = decided.Decision with { Rationale = null, RawFindings = null },
        Uncut = null,
    };

    private static (List<DecisionLine> Lines, List<long> Ids) Read(DbCommand command)
    {
        using var row = command.ExecuteReader();
        var (lines, ids) = (new List<DecisionLine>(), new List<long>());
        while (row.Read())
        {
            ids.Add(row.GetInt64(0));
            lines.Add(new DecisionLine
            {
                Batch = row.GetInt64(0) >> 32,
                Number = row.GetInt64(0) & uint.MaxValue,
                CaseNumber = row.GetString(1),
                Item = row.GetInt64(2),
                Title = row.GetString(3),
                Service = row.GetString(4),
                Overturned = row.GetInt64(5) != 0,
                Decided = row.GetString(6),
                Expected = row.GetDouble(7),
                Flagged = row.GetInt64(8) != 0,
            });
        }

        return (lines, ids);
    }

    private static (string Decided, long Id)? Cursor(string after) =>
        after.Split('~', 2) is [var id, var decided]
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (decided, number)
            : null;
}
