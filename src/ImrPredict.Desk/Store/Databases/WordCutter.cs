using System.Data.Common;
using ImrPredict.Cases.Storage;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Desk.Store.Databases;

/// <summary>
/// Cuts texts into words by the rules of the index that a store in SQLite has, accents and case folded: SQLite itself
/// does it, in memory, so that both stores find the same.
/// </summary>
internal sealed class WordCutter : IDisposable
{
    private const string Tables = """
        CREATE VIRTUAL TABLE texts USING fts5(text, content = '', tokenize = 'unicode61 remove_diacritics 2');
        CREATE VIRTUAL TABLE words USING fts5vocab(texts, instance);
        """;

    private readonly SqliteConnection _connection = new("Data Source=:memory:;Pooling=False");
    private readonly DbCommand _add;
    private readonly DbCommand _read;
    private readonly DbCommand _clear;

    public WordCutter()
    {
        _connection.Open();
        _connection.Run(Tables);
        _add = _connection.Command("INSERT INTO texts (rowid, text) VALUES (1, @text)", ("@text", null));
        _read = _connection.Command("SELECT term FROM words ORDER BY \"offset\"");
        _clear = _connection.Command("INSERT INTO texts (texts) VALUES ('delete-all')");
    }

    /// <summary>The words of a text in order.</summary>
    public IReadOnlyList<string> Cut(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        _add.Parameters[0].Value = text;
        _add.ExecuteNonQuery();
        var words = new List<string>();
        using (var row = _read.ExecuteReader())
        {
            while (row.Read())
            {
                words.Add(row.GetString(0));
            }
        }

        _clear.ExecuteNonQuery();
        return words;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _add.Dispose();
        _read.Dispose();
        _clear.Dispose();
        _connection.Dispose();
    }
}
