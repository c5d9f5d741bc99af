using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace ImrPredict.Text.Normalising;

/// <summary>
/// Brings text from any export into one form, so that later steps see one kind of space, line end and hyphen. What is
/// printed stays: curly quotes, dashes and signs such as a degree are kept. Pure functions, safe on any thread.
/// </summary>
internal static class TextNormaliser
{
    private const int LongestEntity = 10;

    // Printable ASCII but '&' (an entity may follow), and the newline: text of these alone needs no repair.
    private static readonly SearchValues<char> Plain = SearchValues.Create(PlainCharacters());

    private static readonly SearchValues<char> PlainWithFeeds = SearchValues.Create(PlainCharacters() + '\f');

    /// <summary>
    /// Folds line ends and form feeds to <c>\n</c> and odd spaces to a space; drops zero-width, soft-hyphen and
    /// control characters; spells out ligatures and wide letters; decodes HTML entities; repairs UTF-8 that was read as Windows-1252
    /// where the bytes have exactly one reading; parts words that lost the space between them
    /// (<c>notmedically</c>). Neither trims nor joins lines.
    /// </summary>
    /// <returns>The same instance where nothing had to change.</returns>
    public static string Normalise(string text) => Normalise(text, keepFormFeeds: false);

    /// <summary><see cref="Normalise(string)"/> with a choice for form feeds, which tell where a page began.</summary>
    internal static string Normalise(string text, bool keepFormFeeds)
    {
        ArgumentNullException.ThrowIfNull(text);
        var odd = text.AsSpan().IndexOfAnyExcept(keepFormFeeds ? PlainWithFeeds : Plain);
        return GluedWords.Separate(odd < 0 ? text : Rewrite(text, odd, keepFormFeeds));
    }

    private static string Rewrite(string text, int odd, bool keepFormFeeds)
    {
        var rest = Mojibake.Repair(text, odd);
        var builder = new StringBuilder(rest.Length);
        var at = 0;
        while (odd >= 0)
        {
            builder.Append(rest.AsSpan(at, odd - at));
            at = AppendOdd(builder, rest, odd, keepFormFeeds);
            var next = rest.AsSpan(at).IndexOfAnyExcept(Plain);
            odd = next < 0 ? -1 : at + next;
        }

        builder.Append(rest.AsSpan(at));
        return builder.ToString();
    }

    /// <summary>Writes what stands for the character at <paramref name="at"/>; returns where to read on.</summary>
    private static int AppendOdd(StringBuilder builder, string text, int at, bool keepFormFeeds)
    {
        var character = text[at];
        switch (character)
        {
            case '&':
                return AppendEntity(builder, text, at);
            case '\r':
                builder.Append('\n');
                return at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;
            case '\f':
                builder.Append(keepFormFeeds ? '\f' : '\n');
                return at + 1;
            case '\v' or '\u0085' or '\u2028':
                builder.Append('\n');
                return at + 1;
            case '\u2029':
                builder.Append("\n\n");
                return at + 1;
            case '\t':
                builder.Append(' ');
                return at + 1;
            case '\u00AD':
                return AppendBrokenWord(builder, text, at + 1);
            case '\u2010' or '\u2011':
                builder.Append('-');
                return at + 1;
            default:
                AppendOther(builder, character);
                return at + 1;
        }
    }

    /// <summary>
    /// Writes the rest of a word that a soft hyphen broke at the end of a line, and then the line end; nothing where it
    /// broke no line.
    /// </summary>
    private static int AppendBrokenWord(StringBuilder builder, string text, int at)
    {
        var next = at;
        while (next < text.Length && text[next] is ' ' or '\r' or '\n')
        {
            next++;
        }

        if (!text.AsSpan(at, next - at).Contains('\n'))
        {
            return at;
        }

        // What closes the word, such as a colon, stays with it.
        var end = next;
        while (end < text.Length && char.IsAscii(text[end]) && !char.IsWhiteSpace(text[end]) && text[end] != '&')
        {
            end++;
        }

        builder.Append(text, next, end - next).Append('\n');
        return end;
    }

    private static int AppendEntity(StringBuilder builder, string text, int at)
    {
        var end = text.AsSpan(at, Math.Min(LongestEntity, text.Length - at)).IndexOf(';');
        var entity = end < 2 ? "" : text.Substring(at, end + 1);
        var decoded = WebUtility.HtmlDecode(entity);
        if (entity.Length == 0 || decoded == entity)
        {
            builder.Append('&');
            return at + 1;
        }

        foreach (var character in decoded)
        {
            AppendOther(builder, character is '\n' or '\r' or '\t' ? ' ' : character);
        }

        return at + end + 1;
    }

    private static void AppendOther(StringBuilder builder, char character)
    {
        if (character is >= '\uFB00' and <= '\uFB06')
        {
            builder.Append(Ligatures[character - '\uFB00']);
            return;
        }

        if (character is >= '\uFF01' and <= '\uFF5E')
        {
            // As wide as a Chinese letter: what text recognition and mail programs of Asia write.
            character = (char)(character - 0xFF01 + '!');
        }

        if (character is >= '\u0080' and <= '\u009F')
        {
            // A control of this block is a Windows-1252 byte read as Latin-1.
            character = Mojibake.Windows1252[character - '\u0080'];
        }

        switch (CharUnicodeInfo.GetUnicodeCategory(character))
        {
            case UnicodeCategory.SpaceSeparator:
                builder.Append(' ');
                break;
            case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned:
                break;
            default:
                builder.Append(character);
                break;
        }
    }

    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    private static string PlainCharacters() =>
        string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => c != '&').Append('\n'));
}
