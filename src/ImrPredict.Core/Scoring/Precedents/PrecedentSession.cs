using ImrPredict.Cases;
using ImrPredict.Training.Precedents;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ImrPredict.Scoring.Precedents;

/// <summary>One connection to an index, for one thread at a time.</summary>
internal sealed class PrecedentSession : IDisposable
{
    // Postings that BM25 may look at; what bounds the time of a query whatever the size of the index.
    private const int MostPostings = 2000;
    private const int MostTerms = 12;
    private const int MostCandidates = 60;
    private const int MostRemembered = 8192;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _frequency;
    private readonly SqliteCommand _ranked;
    private readonly SqliteCommand _latest;
    private readonly SqliteCommand _one;
    private readonly SqliteCommand _lastUpTo;
    private readonly SqliteCommand _clusters;

    // The index never changes while it is open, and a backlog asks for the same terms and decisions again and again.
    private readonly BoundedMemory<string, int> _counts = new(MostRemembered * 4);
    private readonly BoundedMemory<long, PrecedentCandidate> _candidates = new(MostRemembered);
    private readonly BoundedMemory<int, long> _lastOfDays = new(MostRemembered);
    private (string CaseNumber, IReadOnlyList<int> Clusters) _lastCase = ("", []);

    // One thread uses a session at a time, and no one asks for the memory in use: SQLite needs no locks for these. It
    // takes the settings before its first use only.
    static PrecedentSession()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private PrecedentSession(SqliteConnection connection)
    {
        _connection = connection;
        const string Columns =
            "id, case_number, item, title, overturned, decided, year, cluster, sketch, service, narrow, part, request, "
            + "diagnosis, evidence";
        const string Search = "SELECT rowid FROM search WHERE search MATCH $1 AND rowid <= $2 ORDER BY";
        _frequency = Command("SELECT n FROM terms WHERE term = $1", 1);
        _ranked = Command($"{Search} rank, rowid LIMIT {MostCandidates}", 2);
        _latest = Command($"{Search} rowid DESC LIMIT {MostCandidates}", 2);
        _one = Command($"SELECT {Columns} FROM items WHERE id = $1", 1);
        _lastUpTo = Command("SELECT last FROM days WHERE day <= $1 ORDER BY day DESC LIMIT 1", 1);
        _clusters = Command("SELECT DISTINCT cluster FROM items WHERE case_number = $1", 1);
    }

    /// <summary>Opens a connection, to read alone.</summary>
    /// <exception cref="ImrPredictException">The file is of another version, or no index.</exception>
    public static PrecedentSession Open(string path)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = PrecedentFile.OpenToRead(path);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA mmap_size = 2147418112";
            command.ExecuteScalar();
            command.CommandText = "PRAGMA user_version";
            var version = Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
            return version == PrecedentFile.Version
                ? new PrecedentSession(connection)
                : throw new ImrPredictException(
                    $"{path}: version {version}, expected {PrecedentFile.Version}; train the model again.");
        }
        catch (SqliteException broken)
        {
            connection?.Dispose();
            throw new ImrPredictException($"{path}: cannot be opened as an index of precedents; train again.", broken);
        }
    }

    /// <summary>Items that share the rarest terms, by BM25; where all terms are common, the latest of them.</summary>
    /// <param name="terms">Terms of the item.</param>
    /// <param name="until">Day number of the last decision that may be found; null for all.</param>
    public IReadOnlyList<PrecedentCandidate> Candidates(PrecedentTerms terms, int? until)
    {
        var last = until is { } day ? _lastOfDays.Get(day, LastUpTo) : long.MaxValue;
        var known = terms.All().Select(term => (Term: term, Count: _counts.Get(term, CountOf))).Where(t => t.Count > 0)
            .OrderBy(t => t.Count).ThenBy(t => t.Term, StringComparer.Ordinal).Take(MostTerms).ToList();
        if (known.Count == 0)
        {
            return [];
        }

        var postings = 0;
        var kept = known.TakeWhile(t => (postings += t.Count) <= MostPostings).Select(t => t.Term).ToList();
        return kept.Count > 0
            ? Read(_ranked, string.Join(" OR ", kept), last)
            : Read(_latest, string.Join(" AND ", known.Take(3).Select(t => t.Term)), last);
    }

    /// <summary>Clusters that the items of a case are in.</summary>
    public IReadOnlyList<int> ClustersOf(string caseNumber)
    {
        if (_lastCase.CaseNumber == caseNumber)
        {
            return _lastCase.Clusters;
        }

        _clusters.Parameters[0].Value = caseNumber;
        using var reader = _clusters.ExecuteReader();
        var found = new List<int>();
        while (reader.Read())
        {
            found.Add(reader.GetInt32(0));
        }

        _lastCase = (caseNumber, found);
        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private long LastUpTo(int day)
    {
        _lastUpTo.Parameters[0].Value = day;
        return (long)(_lastUpTo.ExecuteScalar() ?? 0L);
    }

    private int CountOf(string term)
    {
        _frequency.Parameters[0].Value = term;
        return Convert.ToInt32(_frequency.ExecuteScalar() ?? 0, System.Globalization.CultureInfo.InvariantCulture);
    }

    private List<PrecedentCandidate> Read(SqliteCommand command, string match, long last)
    {
        command.Parameters[1].Value = last;
        command.Parameters[0].Value = match;
        using var reader = command.ExecuteReader();
        var found = new List<PrecedentCandidate>(MostCandidates);
        while (reader.Read())
        {
            found.Add(_candidates.Get(reader.GetInt64(0), ReadOne));
        }

        return found;
    }

    private PrecedentCandidate ReadOne(long id)
    {
        _one.Parameters[0].Value = id;
        using var reader = _one.ExecuteReader();
        return reader.Read()
            ? new PrecedentCandidate
            {
                Id = reader.GetInt64(0),
                CaseNumber = reader.GetString(1),
                Number = reader.GetInt32(2),
                Title = reader.GetString(3),
                Overturned = reader.GetInt32(4) != 0,
                Decided = reader.IsDBNull(5) ? null : reader.GetInt32(5),
                Year = reader.IsDBNull(6) ? null : reader.GetInt32(6),
                Cluster = reader.GetInt32(7),
                Sketch = reader.GetFieldValue<byte[]>(8),
                Terms = new PrecedentTerms(
                    reader.GetString(9), reader.GetString(10), reader.GetString(11), Split(reader.GetString(12)),
                    Split(reader.GetString(13)), Split(reader.GetString(14))),
            }
            : throw new ImrPredictException($"index of precedents: decision {id} is missing; train the model again.");
    }

    private static string[] Split(string terms) => terms.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private SqliteCommand Command(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        }

        return command;
    }
}
