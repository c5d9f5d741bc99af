using System.Globalization;
using System.Net.Sockets;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using Npgsql;

namespace ImrPredict.Ingest.Databases;

/// <summary>
/// Runs a query of a PostgreSQL database in a transaction that cannot write, through a cursor: the server takes nothing
/// but one SELECT for it.
/// </summary>
internal static class PostgresQuery
{
    private const int RowsAtOnce = 1_000;
    private const int SecondsToAnswer = 5; // beyond the time that the server keeps itself

    /// <summary>Runs it.</summary>
    /// <param name="place">The database.</param>
    /// <param name="query">One SELECT.</param>
    /// <param name="rows">Takes the rows.</param>
    /// <param name="time">How long it may take.</param>
    /// <exception cref="ImrPredictException">
    /// There is no connection, the query is no SELECT, cannot be run or takes too long, or a column holds bytes or
    /// lists.
    /// </exception>
    public static void Run(PostgresPlace place, string query, DatabaseRows rows, QueryTime time)
    {
        try
        {
            using var connection = new NpgsqlConnection(place.Settings.ConnectionString);
            connection.Open();
            using var transaction = connection.BeginTransaction();
            Do(connection, transaction, "SET TRANSACTION READ ONLY", time);
            Do(connection, transaction, "DECLARE imr_rows NO SCROLL CURSOR FOR " + query, time);
            var isFirst = true;
            while (Fetch(connection, transaction, rows, isFirst, time) == RowsAtOnce)
            {
                isFirst = false;
            }
        }
        catch (NpgsqlException problem) when (time.IsOver && IsTimeout(problem))
        {
            throw time.Exceeded(place.Name, problem);
        }
        catch (PostgresException problem)
        {
            throw new ImrPredictException(
                PostgresProblem.Quotes(problem)
                    ? $"{place.Name}: the query cannot be run on its rows ({problem.SqlState}); run it with psql, "
                        + "which says more."
                    : $"{place.Name}: {PostgresProblem.WordsOf(problem)}.",
                problem);
        }
        catch (NotSupportedException problem)
        {
            throw new ImrPredictException(
                $"{place.Name}: the query is not one SELECT; give one, and nothing behind it.", problem);
        }
        catch (Exception problem) when (problem is NpgsqlException or SocketException or TimeoutException)
        {
            throw new ImrPredictException(
                $"{place.Name}: no connection ({problem.InnerException?.Message ?? problem.Message}).", problem);
        }
    }

    // The server has stopped the query, or no longer answers.
    private static bool IsTimeout(NpgsqlException problem) =>
        problem is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled }
        || problem.InnerException is TimeoutException;

    // A batch is sent as it is: more than one statement is refused.
    private static void Do(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string statement, QueryTime time)
    {
        using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands = { new(statement) },
            Timeout = SecondsFor(time),
        };
        batch.ExecuteNonQuery();
    }

    private static int SecondsFor(QueryTime time) => (time.MillisecondsLeft / 1000) + SecondsToAnswer;

    private static int Fetch(
        NpgsqlConnection connection, NpgsqlTransaction transaction, DatabaseRows rows, bool isFirst, QueryTime time)
    {
        Do(connection, transaction, string.Create(
            CultureInfo.InvariantCulture, $"SET LOCAL statement_timeout = {time.MillisecondsLeft}"), time);
        using var command = new NpgsqlCommand(
            string.Create(CultureInfo.InvariantCulture, $"FETCH {RowsAtOnce} FROM imr_rows"), connection, transaction)
        {
            CommandTimeout = SecondsFor(time),
            AllResultTypesAreUnknown = true, // as text, which every type has
        };
        using var reader = command.ExecuteReader();
        var types = Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeName).ToArray();
        if (isFirst)
        {
            rows.Begin([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)]);
        }

        var count = 0;
        for (; reader.Read(); count++)
        {
            rows.BeginRow();
            for (var i = 0; i < types.Length; i++)
            {
                Add(rows, i, types[i], reader.IsDBNull(i) ? null : reader.GetString(i));
            }

            rows.EndRow();
        }

        return count;
    }

    private static void Add(DatabaseRows rows, int column, string type, string? text)
    {
        if (type == "bytea")
        {
            throw rows.Refused(column, "bytes", "convert_from(COLUMN, 'UTF8')");
        }

        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            throw rows.Refused(column, "lists", "array_to_string(COLUMN, '; ')");
        }

        if (type == "boolean" && text is not null)
        {
            rows.Add(column, text == "t");
        }
        else if (type is "smallint" or "integer" or "bigint" && text is not null)
        {
            rows.Add(column, long.Parse(text, CultureInfo.InvariantCulture));
        }
        else
        {
            rows.Add(column, text);
        }
    }
}
