using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Numbers;

/// <summary>Numbers written as words: the one list that all readers of numbers share.</summary>
internal static class NumberWords
{
    /// <summary>
    /// A regular expression for a number from 1 to 59 in words, e.g. <c>twelve</c> or <c>twenty-four</c>.
    /// </summary>
    public const string Pattern = "(?:" + UpToNineteen + "|(?:" + Tens + ")(?:[ -](?:" + UpToNine + @")\b"
        + "|(?![ -](?:" + UpToNine + @")\b)))";

    private const string UpToNine = "one|two|three|four|five|six|seven|eight|nine";
    private const string UpToNineteen = UpToNine
        + "|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";

    private const string Tens = "twenty|thirty|forty|fifty";

    private static readonly FrozenDictionary<ulong, int> Values = UpToNineteen.Split('|').Select((w, i) => (w, i + 1))
        .Concat(Tens.Split('|').Select((w, i) => (w, 10 * (i + 2))))
        .ToFrozenDictionary(pair => TextHash.Of(pair.Item1), pair => pair.Item2);

    private static readonly SearchValues<string> Words =
        SearchValues.Create([.. $"{UpToNineteen}|{Tens}".Split('|')], StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the first digit stands, or the first letters of a number in words; -1 for neither.</summary>
    public static int FirstIn(ReadOnlySpan<char> text)
    {
        var digit = text.IndexOfAnyInRange('0', '9');
        var word = (digit < 0 ? text : text[..digit]).IndexOfAny(Words);
        return word < 0 ? digit : word;
    }

    /// <summary>The words with their values, by hash; see <see cref="TextHash"/>.</summary>
    public static IReadOnlyDictionary<ulong, int> All => Values;

    /// <summary>
    /// The value of a single word by its hash, see <see cref="TextHash"/>; null where it is no number.
    /// </summary>
    public static int? Find(ulong hash) => Values.TryGetValue(hash, out var value) ? value : null;

    /// <summary>The value of a number in digits, or in words as <see cref="Pattern"/> matches them.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static double Parse(string number)
    {
        if (char.IsAsciiDigit(number[0]))
        {
            return double.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        }

        return number.Split([' ', '-'])
            .Sum(word => Find(TextHash.Of(word)) ?? throw new FormatException($"'{number}' is no number."));
    }

    /// <summary>
    /// The whole number that a token is part of, in digits or in words of which it may be the first or the last
    /// (<c>fifty-two</c>); null where it is none.
    /// </summary>
    public static int? ReadAt(WordTokens tokens, int index)
    {
        if (int.TryParse(tokens.Word(index), NumberStyles.None, CultureInfo.InvariantCulture, out var digits))
        {
            return digits;
        }

        var value = Find(tokens.HashOf(index));
        return value switch
        {
            < 10 when index > 0
                && Find(tokens.HashOf(index - 1)) is >= 20 and var tens => tens + value,
            >= 20 when index + 1 < tokens.Count
                && Find(tokens.HashOf(index + 1)) is < 10 and var units => value + units,
            _ => value,
        };
    }
}
