using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;

namespace ImrPredict.Reports.Tables;

/// <summary>
/// Text as the XML of a sheet can hold it: what XML cannot carry or would change (control characters, carriage return,
/// lone surrogates) is written <c>_xHHHH_</c>, and so is an underscore that would read as the start of one. Source:
/// ISO/IEC 29500-1, 22.9.2.19 (ST_Xstring).
/// </summary>
internal static class XlsxText
{
    private const int HexDigits = 4;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    public static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPlain(text, i))
            {
                escaped?.Append(text[i]);
                continue;
            }

            escaped ??= new StringBuilder(text, 0, i, text.Length + 16);
            escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
        }

        return escaped?.ToString() ?? text;
    }

    private static bool IsPlain(string text, int at) => text[at] switch
    {
        '\r' => false,
        '_' => !LooksLikeEscape(text.AsSpan(at + 1)),
        var high when char.IsHighSurrogate(high) => at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]),
        var low when char.IsLowSurrogate(low) => at > 0 && char.IsHighSurrogate(text[at - 1]),
        var letter => XmlConvert.IsXmlChar(letter),
    };

    private static bool LooksLikeEscape(ReadOnlySpan<char> behind) =>
        behind.Length > HexDigits && behind[0] == 'x'
        && !behind[1..(HexDigits + 1)].ContainsAnyExcept(Hex);
}
