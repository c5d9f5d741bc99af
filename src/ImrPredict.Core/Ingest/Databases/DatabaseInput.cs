using System.Collections.Concurrent;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Databases;

/// <summary>
/// Makes the rows of a query readable as a file: they are kept in memory, as JSON lines, under a path of this process.
/// Inputs are opened by path and more than once here, a query may give other rows the next time, and clinical text is
/// not written to disk.
/// </summary>
internal static class DatabaseInput
{
    // What this process has asked for: like its open files, of which these are.
    private static readonly ConcurrentDictionary<string, Lazy<(string Path, string Name)>> Kept = [];

    /// <summary>Asks for the rows, once in the life of the process.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="limits">How long the query may take.</param>
    /// <returns>Their path; null where the text names no database.</returns>
    /// <exception cref="ImrPredictException">The database cannot be read, or the query is not one SELECT.</exception>
    public static string? Keep(string text, TableLimits limits) => DatabaseSource.Parse(text) is { } source
        ? Kept.GetOrAdd(text, _ => new(() => (Ask(source, limits), source.Name))).Value.Path
        : null;

    /// <summary>The name of the database whose rows stand under a path; any other path as it is.</summary>
    public static string NameOf(string path) => Kept.IsEmpty || !PipedInput.IsOfThisProcess(path) ? path
        : Kept.Values.Where(kept => kept.IsValueCreated && kept.Value.Path == path)
            .Select(kept => kept.Value.Name).FirstOrDefault(path);

    private static string Ask(DatabaseSource source, TableLimits limits)
    {
        var time = new QueryTime(limits.QuerySeconds);
        var (path, stream) = PipedInput.Make(source.Name);
        using var rows = new DatabaseRows(stream, source.Name);
        if (source.IsPostgres)
        {
            PostgresQuery.Run(PostgresPlace.Of(source.Place).ForReading(), source.Query, rows, time);
        }
        else
        {
            SqliteQuery.Run(source.Place, source.Query, rows, time);
        }

        rows.End();
        return path;
    }
}
