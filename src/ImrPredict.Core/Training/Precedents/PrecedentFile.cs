using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Numerics;
using ImrPredict.Text.Evidence;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Training.Precedents;

/// <summary>
/// Writes <c>precedents.db</c>: the decided items that a model learnt from, searchable by their terms (SQLite, FTS5).
/// It holds case number, item, request, terms, outcome and date, no rationale and no clinical text; of words only
/// those of <see cref="KnownWords"/>. The same items give
/// the same bytes with the same version of SQLite; the file is not part of the model id.
/// </summary>
internal static class PrecedentFile
{
    /// <summary>Name of the file inside a package.</summary>
    public const string Name = "precedents.db";

    /// <summary>Version of the tables.</summary>
    public const int Version = 1;

    private const int MostTitle = 160;
    private const int Batch = 4096;

    // SQLite keeps this text in the file: another layout gives other bytes.
    private static readonly string Settings = $"""
    PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA auto_vacuum = NONE;
    PRAGMA user_version = {Version}; BEGIN;
    """;

    private const string Tables = """
    CREATE TABLE items (id INTEGER PRIMARY KEY, case_number TEXT NOT NULL, item INTEGER NOT NULL, title TEXT NOT NULL,
      overturned INTEGER NOT NULL, decided INTEGER, year INTEGER, cluster INTEGER NOT NULL, sketch BLOB NOT NULL,
      service TEXT NOT NULL, narrow TEXT NOT NULL, part TEXT NOT NULL, request TEXT NOT NULL,
      diagnosis TEXT NOT NULL, evidence TEXT NOT NULL);
    CREATE VIRTUAL TABLE search USING fts5(terms, content='', tokenize='ascii', columnsize=1);
    CREATE TABLE terms (term TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE days (day INTEGER PRIMARY KEY, last INTEGER NOT NULL);
    CREATE INDEX cases ON items (case_number);
    """;

    /// <summary>Opens a file to read alone.</summary>
    /// <exception cref="SqliteException">It is no database.</exception>
    /// <exception cref="ImrPredictException">It has other tables, views or triggers.</exception>
    public static SqliteConnection OpenToRead(string path) => DatabaseFile.Open(path, SqliteOpenMode.ReadOnly, Tables);

    /// <summary>Writes the file.</summary>
    /// <param name="path">The file; it must not exist.</param>
    /// <param name="items">Decided items.</param>
    /// <param name="clusters">Cluster of near duplicates of each, same length.</param>
    public static void Write(string path, IReadOnlyList<DecidedItem> items, IReadOnlyList<int> clusters)
    {
        var known = KnownWords.Count(items.SelectMany(
            (decided, i) => PrecedentTerms.TextsOf(decided.Item).Select(text => (text, clusters[i]))));
        using var connection = DatabaseFile.Open(path, SqliteOpenMode.ReadWriteCreate, schema: null);
        DatabaseFile.Run(connection, Settings + Tables);
        var counts = AddItems(connection, items.Zip(clusters).OrderBy(pair => DayOf(pair.First)), known);
        AddTerms(connection, counts);
        DatabaseFile.Run(connection, "INSERT INTO search(search) VALUES('optimize'); COMMIT; VACUUM;");
    }

    private static Dictionary<string, int> AddItems(
        SqliteConnection connection, IEnumerable<(DecidedItem, int)> items, KnownWords known)
    {
        using var item = connection.CreateCommand();
        item.CommandText = "INSERT INTO items VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)";
        using var search = connection.CreateCommand();
        search.CommandText = "INSERT INTO search(rowid, terms) VALUES ($1, $2)";
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        using var day = connection.CreateCommand();
        day.CommandText = "INSERT INTO days VALUES ($1, $2) ON CONFLICT (day) DO UPDATE SET last = excluded.last";
        var id = 0L;
        foreach (var batch in items.Chunk(Batch))
        {
            var read = batch.AsParallel().AsOrdered().Select(pair => (
                Decided: pair.Item1, Cluster: pair.Item2,
                Sketch: MinHash.Sketch(DuplicateClusters.ReadShingles(pair.Item1.Item)),
                Terms: PrecedentTerms.Read(pair.Item1.Item, EvidenceFinder.Find(pair.Item1.Item.ClinicalText), known)));
            foreach (var (decided, cluster, sketch, terms) in read)
            {
                var all = terms.All().ToList();
                Run(item, ++id, decided.Item.CaseNumber, decided.Item.Number, known.Show(TitleOf(decided.Item)),
                    decided.Overturned ? 1 : 0, (object?)decided.Decision.DecisionDate?.DayNumber ?? DBNull.Value,
                    (object?)decided.Year ?? DBNull.Value, cluster, sketch, terms.Service, terms.NarrowService,
                    terms.BodyPart, string.Join(' ', terms.Request), string.Join(' ', terms.Diagnosis),
                    string.Join(' ', terms.Evidence));
                Run(search, id, string.Join(' ', all));
                Run(day, DayOf(decided), id);
                foreach (var term in all)
                {
                    counts[term] = counts.GetValueOrDefault(term) + 1;
                }
            }
        }

        return counts;
    }

    private static void AddTerms(SqliteConnection connection, Dictionary<string, int> counts)
    {
        using var add = connection.CreateCommand();
        add.CommandText = "INSERT INTO terms VALUES ($1, $2)";
        foreach (var (term, n) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Run(add, term, n);
        }
    }

    /// <summary>
    /// The day of an item's decision, or the last day of its year; 0 where neither is known. Rows are in the order of
    /// days, so that those up to a day are a range of rows.
    /// </summary>
    internal static int DayOf(DecidedItem item) => item.Decision.DecisionDate?.DayNumber
        ?? (item.Year is { } year ? new DateOnly(year, 12, 31).DayNumber : 0);

    private static string TitleOf(DisputedItem item)
    {
        var title = item.RequestedService.Length > 0
            ? item.RequestedService
            : ServiceKey.OfTreatment(item)?.Narrow ?? "";
        return title.Length <= MostTitle ? title : string.Concat(title.AsSpan(0, MostTitle - 3), "...");
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (command.Parameters.Count <= i)
            {
                command.Parameters.Add(new SqliteParameter(
                    string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), null));
            }

            command.Parameters[i].Value = values[i];
        }

        DatabaseFile.Insert(command);
    }
}
