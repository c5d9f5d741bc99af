using System.Buffers;
using System.Text;

namespace ImrPredict.Text.Normalising;

/// <summary>Separates words that lost the space between them, where the loss would hide a negation.</summary>
internal static class GluedWords
{
    private static readonly SearchValues<string> Seeds = SearchValues.Create(
        [
            "notmedically", "ismedically", "aremedically", "wasmedically", "weremedically", "bemedically",
            "isnot", "arenot", "wasnot", "werenot", "cannotbe", "notbe", "medicallynecessary", "medicallyappropriate",
            "notnecessary", "notappropriate", "notindicated", "notsupported", "notwarranted", "notrecommended",
            "notcertified", "notestablished", "isnecessary", "requestis", "requestfor",
        ],
        StringComparison.OrdinalIgnoreCase);

    // Each seed holds one of these: a search for so few words goes through a text much faster than one for all seeds.
    private static readonly SearchValues<string> Cores =
        SearchValues.Create(["not", "medically", "necessary", "request"], StringComparison.OrdinalIgnoreCase);

    // No word of the list begins with another one and the rest of a third, so that a segmentation is the only one.
    private static readonly string[] Vocabulary =
    [
        "medically", "necessary", "appropriate", "indicated", "supported", "warranted", "recommended", "certified",
        "established", "therefore", "request", "cannot", "were", "been", "not", "are", "was", "for", "and", "is", "be",
    ];

    /// <summary>The text with spaces between such words; the same instance where there are none.</summary>
    public static string Separate(string text)
    {
        StringBuilder? builder = null;
        var (copied, end) = (0, 0);
        for (var at = text.AsSpan().IndexOfAny(Cores); at >= 0; at = text.AsSpan(end).IndexOfAny(Cores))
        {
            var (from, start) = (end, end + at);
            for (end = start; start > from && char.IsAsciiLetter(text[start - 1]);)
            {
                start--;
            }

            while (end < text.Length && char.IsAsciiLetter(text[end]))
            {
                end++;
            }

            var word = text.AsSpan(start, end - start);
            if (word.ContainsAny(Seeds))
            {
                builder ??= new(text.Length + 8);
                builder.Append(text, copied, start - copied);
                AppendSeparated(builder, word);
                copied = end;
            }
        }

        return builder is null ? text : builder.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Writes the word with its spaces, or as it is where it is not made of known words alone.</summary>
    private static void AppendSeparated(StringBuilder builder, ReadOnlySpan<char> word)
    {
        var length = builder.Length;
        for (var rest = word; rest.Length > 0;)
        {
            var first = FirstWord(rest);
            if (first == 0)
            {
                builder.Length = length;
                builder.Append(word);
                return;
            }

            builder.Append(builder.Length > length ? " " : "").Append(rest[..first]);
            rest = rest[first..];
        }
    }

    private static int FirstWord(ReadOnlySpan<char> text)
    {
        foreach (var word in Vocabulary)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return word.Length;
            }
        }

        return 0;
    }
}
