using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Training.Precedents;

/// <summary>Reads <c>precedents.db</c> (SQLite), which a package may have in place of <c>precedents.bin</c>.</summary>
internal static class PrecedentDatabase
{
    /// <summary>Name of the file inside a package.</summary>
    public const string Name = "precedents.db";

    /// <summary>What such a file may hold; only the items are read.</summary>
    internal const string Tables = """
    CREATE TABLE items (id INTEGER PRIMARY KEY, case_number TEXT NOT NULL, item INTEGER NOT NULL, title TEXT NOT NULL,
      overturned INTEGER NOT NULL, decided INTEGER, year INTEGER, cluster INTEGER NOT NULL, sketch BLOB NOT NULL,
      service TEXT NOT NULL, narrow TEXT NOT NULL, part TEXT NOT NULL, request TEXT NOT NULL,
      diagnosis TEXT NOT NULL, evidence TEXT NOT NULL);
    CREATE VIRTUAL TABLE search USING fts5(terms, content='', tokenize='ascii', columnsize=1);
    CREATE TABLE terms (term TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE days (day INTEGER PRIMARY KEY, last INTEGER NOT NULL);
    CREATE INDEX cases ON items (case_number);
    """;

    /// <summary>Reads the items of a file.</summary>
    /// <exception cref="ImrPredictException">It is no such file, or has other tables, views or triggers.</exception>
    public static PrecedentTable Read(string path)
    {
        try
        {
            using var connection = DatabaseFile.Open(path, SqliteOpenMode.ReadOnly, Tables);
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT case_number, item, title, overturned, decided, year, cluster, sketch, "
                + "service, narrow, part, request, diagnosis, evidence FROM items ORDER BY id";
            using var row = command.ExecuteReader();
            var entries = new List<PrecedentEntry>();
            while (row.Read())
            {
                entries.Add(EntryOf(row));
            }

            return PrecedentTable.Read(PrecedentTableWriter.Write(entries), path);
        }
        catch (Exception broken) when (DatabaseFile.IsDamage(broken))
        {
            throw new ImrPredictException($"{path}: cannot be opened as an index of precedents; train again.", broken);
        }
    }

    private static PrecedentEntry EntryOf(SqliteDataReader row) => new()
    {
        CaseNumber = row.GetString(0),
        Number = row.GetInt32(1),
        Title = row.GetString(2),
        Overturned = row.GetInt32(3) != 0,
        Decided = row.IsDBNull(4) ? null : DateOnly.FromDayNumber(row.GetInt32(4)).DayNumber,
        Year = row.IsDBNull(5) ? null : row.GetInt32(5),
        Cluster = row.GetInt32(6),
        Sketch = row.GetFieldValue<byte[]>(7) is { Length: 0 or PrecedentTable.SketchBytes } sketch ? sketch : [],
        Terms = new PrecedentTerms(
            TermOf(row.GetString(8)), TermOf(row.GetString(9)), TermOf(row.GetString(10)), TermsOf(row.GetString(11)),
            TermsOf(row.GetString(12)), TermsOf(row.GetString(13))),
    };

    private static ulong TermOf(string term) => term.Length == 0 ? 0 : PrecedentTerms.HashesOf(term)[0];

    private static ulong[] TermsOf(string terms) =>
        PrecedentTerms.HashesOf(terms.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
