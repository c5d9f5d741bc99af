using System.Globalization;
using System.Text;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Ingest.Letters.Documents;

/// <summary>The text of a document in Rich Text Format, without what it says of fonts, pictures and fields.</summary>
internal static class RtfText
{
    private const int DeepestGroup = 1000;

    private static readonly HashSet<string> Unseen = new(StringComparer.Ordinal)
    {
        "fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "info", "pict", "object", "fldinst",
        "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "footnote", "annotation",
        "themedata", "colorschememapping", "latentstyles", "datastore", "generator", "xmlnstbl", "rsidtbl",
        "revtbl", "filetbl", "bkmkstart", "bkmkend", "pntext", "listtext",
    };

    /// <summary>Reads a document. Never throws for what it holds.</summary>
    public static string Read(ReadOnlySpan<byte> rtf)
    {
        var text = new DocumentText();
        var groups = new Stack<Group>();
        var group = new Group(IsSeen: true, Skips: 1);
        var skip = 0;
        for (var at = 0; at < rtf.Length;)
        {
            switch (rtf[at++])
            {
                case (byte)'{':
                    groups.Push(group);
                    if (groups.Count > DeepestGroup)
                    {
                        return text.ToString();
                    }

                    break;
                case (byte)'}':
                    group = groups.TryPop(out var outer) ? outer : group;
                    break;
                case (byte)'\\' when at < rtf.Length:
                    (at, group, skip) = Control(rtf, at, group, skip, text);
                    break;
                case (byte)'\r' or (byte)'\n':
                    break;
                case var other:
                    skip = Write(other, group, skip, text);
                    break;
            }
        }

        return text.ToString();
    }

    private static (int At, Group Group, int Skip) Control(
        ReadOnlySpan<byte> rtf, int at, Group group, int skip, DocumentText text)
    {
        var sign = rtf[at];
        if (sign == '\'' && at + 2 < rtf.Length)
        {
            var isHex = byte.TryParse(
                rtf.Slice(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code);
            return (at + 3, group, isHex ? Write(code, group, skip, text) : skip);
        }

        if (!char.IsAsciiLetter((char)sign))
        {
            return Sign(sign, at + 1, group, skip, text);
        }

        var end = at;
        while (end < rtf.Length && char.IsAsciiLetter((char)rtf[end]))
        {
            end++;
        }

        var word = Encoding.ASCII.GetString(rtf[at..end]);
        var number = end;
        while (number < rtf.Length && (char.IsAsciiDigit((char)rtf[number]) || (number == end && rtf[number] == '-')))
        {
            number++;
        }

        var hasNumber = int.TryParse(rtf[end..number], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out var value);
        var next = number < rtf.Length && rtf[number] == ' ' ? number + 1 : number;
        if (word == "bin" && hasNumber)
        {
            return ((int)Math.Min(rtf.Length, (long)next + Math.Max(value, 0)), group, skip);
        }

        if (word == "u" && hasNumber)
        {
            if (group.IsSeen)
            {
                text.Add([(char)(value < 0 ? value + 65536 : value)]);
            }

            return (next, group, group.Skips);
        }

        return (next, Word(word, hasNumber ? value : null, group, text), skip);
    }

    private static (int At, Group Group, int Skip) Sign(
        byte sign, int next, Group group, int skip, DocumentText text)
    {
        switch ((char)sign)
        {
            case '*':
                return (next, group with { IsSeen = false }, skip);
            case '~':
                return (next, group, Write((byte)' ', group, skip, text));
            case '_':
                return (next, group, Write((byte)'-', group, skip, text));
            case '\\' or '{' or '}':
                return (next, group, Write(sign, group, skip, text));
            case '\n' or '\r' when group.IsSeen:
                text.EndParagraph();
                break;
        }

        return (next, group, skip);
    }

    private static Group Word(string word, int? value, Group group, DocumentText text)
    {
        if (Unseen.Contains(word))
        {
            return group with { IsSeen = false };
        }

        switch (word)
        {
            case "uc":
                return group with { Skips = value ?? 1 };
            case "v" or "deleted":
                return group with { IsHidden = value != 0 };
            case "plain":
                return group with { IsHidden = false };
        }

        if (group is { IsSeen: true, IsHidden: false })
        {
            Layout(word, text);
        }

        return group;
    }

    private static void Layout(string word, DocumentText text)
    {
        switch (word)
        {
            case "par" or "sect":
                text.EndParagraph();
                break;
            case "line":
                text.EndLine();
                break;
            case "page":
                text.BreakPage();
                break;
            case "trowd":
                text.EndParagraph();
                break;
            case "cell" or "tab":
                text.EndCell();
                break;
            case "row":
                text.EndLine();
                break;
            case "emdash" or "endash":
                text.Add("-");
                break;
            case "lquote" or "rquote":
                text.Add("'");
                break;
            case "ldblquote" or "rdblquote":
                text.Add("\"");
                break;
        }
    }

    /// <summary>
    /// Writes a character in Windows-1252; one that stands in for a character told before is passed over.
    /// </summary>
    private static int Write(byte code, Group group, int skip, DocumentText text)
    {
        if (skip > 0)
        {
            return skip - 1;
        }

        if (group is { IsSeen: true, IsHidden: false })
        {
            text.Add([code is >= 0x80 and <= 0x9F ? Mojibake.Windows1252[code - 0x80] : (char)code]);
        }

        return 0;
    }

    /// <param name="IsSeen">Whether its text is the document's.</param>
    /// <param name="Skips">Characters that stand behind one in Unicode for readers that do not know it.</param>
    /// <param name="IsHidden">Whether its text is hidden or deleted.</param>
    private readonly record struct Group(bool IsSeen, int Skips, bool IsHidden = false);
}
