using ImrPredict.Cases;
using ImrPredict.Cases.Storage;

namespace ImrPredict.Ingest.Databases;

/// <summary>
/// A query of a database, as users write it: <c>sqlite:FILE?QUERY</c>, <c>postgres:CONNECTION?QUERY</c>.
/// </summary>
/// <param name="IsPostgres">PostgreSQL rather than SQLite.</param>
/// <param name="Place">The file, or the connection.</param>
/// <param name="Query">One SELECT.</param>
internal sealed record DatabaseSource(bool IsPostgres, string Place, string Query)
{
    /// <summary>How it is written, for messages.</summary>
    public const string Form = "sqlite:FILE?SELECT ... or postgres://USER@HOST/DATABASE?SELECT ...";

    private static readonly (string Start, bool IsPostgres)[] Starts =
        [("sqlite:", false), ("postgres:", true), ("postgresql:", true)];

    /// <summary>Its name where items and messages say what they are of: without query and account.</summary>
    public string Name => IsPostgres ? PostgresPlace.Of(Place).Name : $"sqlite:{Place}";

    /// <summary>What a text names; null where it names no database, but a file.</summary>
    /// <exception cref="ImrPredictException">The query is missing.</exception>
    public static DatabaseSource? Parse(string text)
    {
        var (start, isPostgres) = Array.Find(Starts, s => text.StartsWith(s.Start, StringComparison.Ordinal));
        if (start is null)
        {
            return null;
        }

        var rest = text[start.Length..];
        var end = EndOfPlace(rest, isPostgres);
        return end > 0 && !string.IsNullOrWhiteSpace(rest[(end + 1)..])
            ? new DatabaseSource(isPostgres, rest[..end], rest[(end + 1)..].Trim().TrimEnd(';'))
            : throw new ImrPredictException($"{start} names no query of a database; expected {Form}");
    }

    /// <summary>Whether a text is meant to name a database, be it whole or not.</summary>
    public static bool IsMeant(string text) =>
        Array.Exists(Starts, s => text.StartsWith(s.Start, StringComparison.Ordinal));

    // The name of a file may have a question mark: the place ends at the first one before which a file is named.
    private static int EndOfPlace(string rest, bool isPostgres)
    {
        var first = rest.IndexOf('?', StringComparison.Ordinal);
        for (var at = first; at >= 0 && !isPostgres; at = rest.IndexOf('?', at + 1))
        {
            if (File.Exists(rest[..at]))
            {
                return at;
            }
        }

        return first;
    }
}
