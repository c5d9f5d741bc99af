using System.Buffers;
using System.Text;

namespace ImrPredict.Text;

/// <content>Words that lost the space between them, where the loss would hide a negation.</content>
public static partial class TextNormaliser
{
    private static readonly SearchValues<string> GluedSeeds = SearchValues.Create(
        [
            "notmedically", "ismedically", "aremedically", "wasmedically", "weremedically", "bemedically",
            "isnot", "arenot", "wasnot", "werenot", "cannotbe", "notbe", "medicallynecessary", "medicallyappropriate",
            "notnecessary", "notappropriate", "notindicated", "notsupported", "notwarranted", "notrecommended",
            "notcertified", "notestablished", "isnecessary", "requestis", "requestfor",
        ],
        StringComparison.OrdinalIgnoreCase);

    // No word of the list begins with another one and the rest of a third, so that a segmentation is the only one.
    private static readonly string[] GluedVocabulary =
    [
        "medically", "necessary", "appropriate", "indicated", "supported", "warranted", "recommended", "certified",
        "established", "therefore", "request", "cannot", "were", "been", "not", "are", "was", "for", "and", "is", "be",
    ];

    private static string PartGluedWords(string text)
    {
        var hit = text.AsSpan().IndexOfAny(GluedSeeds);
        if (hit < 0)
        {
            return text;
        }

        var builder = new StringBuilder(text.Length + 8);
        var copied = 0;
        while (hit >= 0)
        {
            var start = hit;
            while (start > copied && char.IsAsciiLetter(text[start - 1]))
            {
                start--;
            }

            var end = hit;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
            {
                end++;
            }

            builder.Append(text, copied, start - copied);
            AppendParted(builder, text.AsSpan(start, end - start));
            copied = end;
            var next = text.AsSpan(end).IndexOfAny(GluedSeeds);
            hit = next < 0 ? -1 : end + next;
        }

        return builder.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Writes the word with its spaces, or as it is where it is not made of known words alone.</summary>
    private static void AppendParted(StringBuilder builder, ReadOnlySpan<char> word)
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
        foreach (var word in GluedVocabulary)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return word.Length;
            }
        }

        return 0;
    }
}
