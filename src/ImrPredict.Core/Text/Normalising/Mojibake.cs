using System.Buffers;
using System.Text;

namespace ImrPredict.Text.Normalising;

/// <summary>Repairs UTF-8 that was read as Windows-1252.</summary>
internal static class Mojibake
{
    // Repaired text may itself be a wrong reading: some exports were misread more than once.
    private const int MostRepairs = 3;

    /// <summary>What Windows-1252 puts at bytes 0x80 to 0x9F; U+0000 where it puts nothing.</summary>
    public const string Windows1252 =
        "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0"
        + "\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Bytes C2 to F4 begin a UTF-8 sequence of more than one byte; here as the characters that they are read as.
    private static readonly SearchValues<char> LeadBytes =
        SearchValues.Create(string.Concat(Enumerable.Range(0xC2, 0xF4 - 0xC2 + 1).Select(b => (char)b)));

    /// <summary>
    /// The text with UTF-8 that was read as Windows-1252 repaired where the bytes have exactly one reading.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin.</param>
    /// <returns>The same instance where nothing had to change.</returns>
    public static string Repair(string text, int from = 0)
    {
        for (var round = 0; round < MostRepairs && text.AsSpan(from).IndexOfAny(LeadBytes) >= 0; round++)
        {
            var repaired = RepairOnce(text, from);
            if (ReferenceEquals(repaired, text))
            {
                break;
            }

            text = repaired;
        }

        return text;
    }

    /// <summary>The text with controls that were Windows-1252 characters read as Latin-1 as these characters.</summary>
    /// <returns>The same instance where nothing had to change.</returns>
    public static string Controls(string text) =>
        text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') < 0
            ? text
            : string.Create(text.Length, text, static (span, from) =>
            {
                for (var i = 0; i < from.Length; i++)
                {
                    var isControl = from[i] is >= '\u0080' and <= '\u009F' && Windows1252[from[i] - '\u0080'] != '\0';
                    span[i] = isControl ? Windows1252[from[i] - '\u0080'] : from[i];
                }
            });

    private static string RepairOnce(string text, int from)
    {
        StringBuilder? builder = null;
        Span<byte> bytes = stackalloc byte[4];
        Span<char> decoded = stackalloc char[2];
        var copied = 0;
        for (var at = Lead(text, from); at >= 0; at = Lead(text, at + 1))
        {
            var length = SequenceAt(text, at, bytes);
            if (length == 0)
            {
                continue;
            }

            var count = StrictUtf8.GetChars(bytes[..length], decoded);
            builder ??= new StringBuilder(text.Length);
            builder.Append(text, copied, at - copied).Append(decoded[..count]);
            copied = at + length;
            at = copied - 1;
        }

        return builder is null ? text : builder.Append(text, copied, text.Length - copied).ToString();
    }

    private static int Lead(string text, int from)
    {
        var at = from >= text.Length ? -1 : text.AsSpan(from).IndexOfAny(LeadBytes);
        return at < 0 ? -1 : from + at;
    }

    /// <summary>
    /// Length of the valid UTF-8 sequence whose bytes the characters stand for; 0 where they are none.
    /// </summary>
    private static int SequenceAt(string text, int at, Span<byte> bytes)
    {
        var length = text[at] < 0xE0 ? 2 : text[at] < 0xF0 ? 3 : 4;
        if (at + length > text.Length)
        {
            return 0;
        }

        for (var i = 0; i < length; i++)
        {
            var value = ByteOf(text[at + i]);
            if (value < 0)
            {
                return 0;
            }

            bytes[i] = (byte)value;
        }

        return Rune.DecodeFromUtf8(bytes[..length], out _, out var consumed) == OperationStatus.Done
            && consumed == length
            ? length
            : 0;
    }

    private static int ByteOf(char character)
    {
        if (character <= '\u00FF')
        {
            return character;
        }

        var at = Windows1252.IndexOf(character, StringComparison.Ordinal);
        return at < 0 ? -1 : 0x80 + at;
    }
}
