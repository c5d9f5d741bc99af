using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>Rows whose quotation marks are escaped by a backslash, as Spark, MySQL and Hive write them.</summary>
internal sealed class BackslashQuotes
{
    private const int MostLines = 200;
    private readonly CsvConfiguration _configuration;
    private bool _badData;

    public BackslashQuotes(char delimiter) => _configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
    {
        Delimiter = delimiter.ToString(),
        HasHeaderRecord = false,
        IgnoreBlankLines = false,
        BadDataFound = _ => _badData = true,
        ExceptionMessagesContainRawData = false,
    };

    /// <summary>What a row is when it is read so.</summary>
    /// <param name="Fields">Its cells; null where no number of lines makes a row.</param>
    /// <param name="Lines">Lines that it takes, 1 at least.</param>
    /// <param name="Rest">The text behind it, which is to be read anew.</param>
    public sealed record Reading(string[]? Fields, int Lines, string Rest);

    /// <summary>Reads the fewest lines that make a row of the wanted number of fields with all quotes closed.</summary>
    /// <param name="raw">The lines of a record that does not fit.</param>
    /// <param name="columns">The wanted number of fields.</param>
    /// <param name="more">The text of the next record; null behind the last.</param>
    /// <returns>
    /// Null where the text makes no such row and nothing more was read, so that the caller's reading stands.
    /// </returns>
    public Reading? Fit(string raw, int columns, Func<string?> more)
    {
        var isLonger = false;
        var end = 0;
        for (var lines = 1; lines <= MostLines; lines++)
        {
            if (end == raw.Length)
            {
                if (more() is not { } next)
                {
                    break;
                }

                raw += next;
                isLonger = true;
            }

            end = EndOfLine(raw, end);
            var text = Doubled(raw.AsSpan(0, end));
            if (text.AsSpan().Count('"') % 2 == 1)
            {
                continue; // the row goes on
            }

            if (Parse(text) is { } fields && fields.Length == columns)
            {
                return new Reading(fields, lines, raw[end..]);
            }

            break;
        }

        return isLonger ? new Reading(null, 1, raw[EndOfLine(raw, 0)..]) : null;
    }

    private static int EndOfLine(string text, int from)
    {
        var end = text.AsSpan(from).IndexOfAny('\r', '\n');
        return end < 0 ? text.Length
            : from + end + (text.AsSpan(from + end).StartsWith("\r\n") ? 2 : 1);
    }

    private static string Doubled(ReadOnlySpan<char> text)
    {
        var doubled = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isEscape = text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\';
            if (!isEscape)
            {
                doubled.Append(text[i]);
            }
            else if (text[++i] == '"')
            {
                doubled.Append("\"\"");
            }
            else
            {
                doubled.Append('\\');
            }
        }

        return doubled.ToString();
    }

    private string[]? Parse(string text)
    {
        _badData = false;
        using var parser = new CsvParser(new StringReader(text), _configuration);
        var fields = parser.Read() ? parser.Record : null;
        return _badData || parser.Read() ? null : fields;
    }
}
