using System.Net.Sockets;
using Npgsql;

namespace ImrPredict.Cases.Storage;

/// <summary>What goes wrong between this program and a PostgreSQL server, in words without texts of rows.</summary>
public static class PostgresProblem
{
    // Classes of errors whose words are about the statement, the account or the server. Those of others may quote
    // cells.
    private static readonly string[] ToldClasses = ["08", "0A", "25", "28", "3D", "3F", "42", "53", "57"];

    /// <summary>Whether a problem is of the server or of the way to it.</summary>
    public static bool IsOne(Exception problem) =>
        problem is NpgsqlException or SocketException or TimeoutException or IOException;

    /// <summary>A problem in a line with a way out.</summary>
    /// <param name="name">The place.</param>
    /// <param name="problem">What went wrong.</param>
    public static ImrPredictException Told(string name, Exception problem) => new(
        problem switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused =>
                $"{name}: {WordsOf(refused)}; have its owner make a schema for this account (CREATE SCHEMA imrpredict "
                + "AUTHORIZATION USER), or name another store.",
            PostgresException refused =>
                $"{name}: {WordsOf(refused)}; look at database and account, or name another store.",
            _ => $"{name}: no connection ({SaidBy(problem)}); see that the server runs there and takes this account "
                + "(password: PGPASSWORD or ~/.pgpass), or name another store.",
        },
        problem);

    private static string SaidBy(Exception problem) =>
        (problem.InnerException?.Message ?? problem.Message).TrimEnd('.');

    /// <summary>What a server said, as far as it quotes no cell.</summary>
    /// <param name="problem">What it said.</param>
    public static string WordsOf(PostgresException problem) => Quotes(problem)
        ? $"the server refuses it ({problem.SqlState})"
        : $"{problem.MessageText.TrimEnd('.')} ({problem.SqlState})";

    /// <summary>Whether what a server said may quote a cell.</summary>
    /// <param name="problem">What it said.</param>
    public static bool Quotes(PostgresException problem) => !ToldClasses.Contains(problem.SqlState[..2]);
}
