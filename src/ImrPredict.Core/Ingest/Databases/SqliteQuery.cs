using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ImrPredict.Ingest.Databases;

/// <summary>
/// Runs a query of an SQLite file that nobody vouches for: opened to read alone, what is stored in it without trust,
/// and the query may select and nothing else, whatever the file's views say.
/// </summary>
internal static class SqliteQuery
{
    // A view can make a cell of any length.
    private const int LongestCell = 64_000_000;

    // Steps of the query between two looks at the clock: some milliseconds.
    private const int StepsBetweenLooks = 100_000;

    // How long a writer of the file is waited for.
    private const int PatienceMilliseconds = 10_000;

    /// <summary>Runs it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="query">One SELECT.</param>
    /// <param name="rows">Takes the rows.</param>
    /// <param name="time">How long it may take.</param>
    /// <exception cref="ImrPredictException">
    /// It is no SQLite file, the query is no SELECT, cannot be run or takes too long, or a cell holds bytes.
    /// </exception>
    public static void Run(string path, string query, DatabaseRows rows, QueryTime time)
    {
        if (!File.Exists(path))
        {
            throw new ImrPredictException($"sqlite:{path}: no such file.");
        }

        try
        {
            using var connection = DatabaseFile.Open(Path.GetFullPath(path), SqliteOpenMode.ReadOnly, schema: null);
            _ = raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_LENGTH, LongestCell);
            _ = raw.sqlite3_busy_timeout(connection.Handle, PatienceMilliseconds);
            _ = raw.sqlite3_set_authorizer(connection.Handle, MaySelect, null);
            raw.sqlite3_progress_handler(connection.Handle, StepsBetweenLooks, _ => time.IsOver ? 1 : 0, null);
            CheckOneSelect(connection.Handle!, path, query);
            using var command = connection.CreateCommand();
            command.CommandText = query;
            using var reader = command.ExecuteReader();
            rows.Begin([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)]);
            while (reader.Read())
            {
                rows.BeginRow();
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    Add(rows, i, reader.GetValue(i));
                }

                rows.EndRow();
            }
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw time.Exceeded($"sqlite:{path}", problem);
        }
        catch (SqliteException problem)
        {
            throw Refused(path, problem.SqliteErrorCode, problem.Message);
        }
    }

    private static void Add(DatabaseRows rows, int column, object cell)
    {
        switch (cell)
        {
            case long number:
                rows.Add(column, number);
                break;
            case double number:
                rows.Add(column, number);
                break;
            case string text:
                rows.Add(column, text);
                break;
            case byte[]:
                throw rows.Refused(column, "bytes (a BLOB)", "CAST(COLUMN AS TEXT)");
            default:
                rows.Add(column, null);
                break;
        }
    }

    private static void CheckOneSelect(sqlite3 database, string path, string query)
    {
        var code = raw.sqlite3_prepare_v2(database, query, out var statement, out var rest);
        using (statement)
        {
            if (code != raw.SQLITE_OK)
            {
                throw Refused(path, code, raw.sqlite3_errmsg(database).utf8_to_string());
            }

            if (statement.IsInvalid || raw.sqlite3_column_count(statement) == 0
                || raw.sqlite3_stmt_readonly(statement) == 0 || !IsEmpty(database, rest))
            {
                throw new ImrPredictException($"sqlite:{path}: the query is not one SELECT; give one, and nothing "
                    + "behind it.");
            }

            if (raw.sqlite3_bind_parameter_count(statement) > 0)
            {
                throw new ImrPredictException($"sqlite:{path}: the query has places for values (?, :name, @name, "
                    + "$name), which nothing fills; write the values out, texts in single quotes.");
            }
        }
    }

    // Semicolons and comments are no statement.
    private static bool IsEmpty(sqlite3 database, string? text)
    {
        while (!string.IsNullOrWhiteSpace(text))
        {
            var code = raw.sqlite3_prepare_v2(database, text, out var statement, out text);
            using (statement)
            {
                if (code != raw.SQLITE_OK || !statement.IsInvalid)
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Which steps of a statement are allowed, asked when it is compiled, also of views: reading, functions (none that
    // loads code), WITH RECURSIVE, and the two settings that full-text indexes ask for.
    private static int MaySelect(
        object data, int action, string first, string second, string database, string view) => action switch
        {
            raw.SQLITE_SELECT or raw.SQLITE_READ or raw.SQLITE_RECURSIVE => raw.SQLITE_OK,
            raw.SQLITE_FUNCTION when second != "load_extension" => raw.SQLITE_OK,
            raw.SQLITE_PRAGMA when first is "data_version" or "page_size" && second is null => raw.SQLITE_OK,
            _ => raw.SQLITE_DENY,
        };

    private static ImrPredictException Refused(string path, int code, string said) => new(
        code switch
        {
            raw.SQLITE_NOTADB => $"sqlite:{path}: is no SQLite database.",
            raw.SQLITE_AUTH => $"sqlite:{path}: the query, or a view that it names, does more than select; give one "
                + "SELECT.",
            raw.SQLITE_CORRUPT => $"sqlite:{path}: is damaged; repair it (sqlite3 FILE .recover) or restore it.",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"sqlite:{path}: another program is writing it; run the command "
                + "again when it is done, or on a copy (sqlite3 FILE '.backup COPY').",
            raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM => $"sqlite:{path}: cannot be opened: it may "
                + "not be read, or it is in WAL mode or has a journal, which SQLite reads only in a folder that may be "
                + "written; copy it, with its -wal or -journal, to a folder of yours.",
            raw.SQLITE_TOOBIG => $"sqlite:{path}: a cell or row has more than {LongestCell / 1_000_000} MB; leave it "
                + "out, or cut it (substr).",
            _ => $"sqlite:{path}: the query cannot be run ({said.TrimEnd('.')}).",
        });
}
