using System.Globalization;

namespace ImrPredict.Text.Normalising;

/// <summary>
/// Reads Rich Text Format and hands on its text: groups that a reader does not see (fonts, pictures, fields, hidden
/// and deleted text) are passed over, unknown words are no text. Never throws for what it reads.
/// </summary>
/// <param name="rtf">The format's text, a character for each byte.</param>
/// <param name="text">Takes runs of text.</param>
/// <param name="mark">Takes what stands between them.</param>
internal sealed class RtfReader(string rtf, Action<string> text, Action<RtfMark> mark)
{
    private const int DeepestGroup = 1000;

    private static readonly HashSet<string> Unseen = new(StringComparer.Ordinal)
    {
        "fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "info", "pict", "object", "fldinst",
        "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "footnote", "annotation",
        "themedata", "colorschememapping", "latentstyles", "datastore", "generator", "xmlnstbl", "rsidtbl",
        "revtbl", "filetbl", "bkmkstart", "bkmkend", "pntext", "listtext", "nonshppict",
    };

    private readonly Stack<Group> _groups = new();
    private Group _group = new(IsSeen: true, IsHidden: false, StandIns: 1);
    private int _at;
    private int _standIns;

    /// <summary>Reads to the end, or to where groups are nested deeper than any document needs.</summary>
    public void Read()
    {
        while (_at < rtf.Length)
        {
            var c = rtf[_at++];
            switch (c)
            {
                case '{' when _groups.Count == DeepestGroup:
                    return;
                case '{':
                    _groups.Push(_group);
                    break;
                case '}':
                    _group = _groups.TryPop(out var outer) ? outer : _group;
                    break;
                case '\\' when _at < rtf.Length:
                    ReadControl();
                    break;
                case '\r' or '\n' or '\0':
                    break;
                default:
                    Write(c);
                    break;
            }
        }
    }

    private void ReadControl()
    {
        var c = rtf[_at];
        if (char.IsAsciiLetter(c))
        {
            ReadWord();
            return;
        }

        _at++;
        switch (c)
        {
            case '\'' when _at + 2 <= rtf.Length && byte.TryParse(
                rtf.AsSpan(_at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 2;
                Write((char)code);
                break;
            case '*':
                _group = _group with { IsSeen = false };
                break;
            case '~':
                Write(' ');
                break;
            case '_':
                Write('-');
                break;
            case '\\' or '{' or '}':
                Write(c);
                break;
            case '\r' or '\n':
                Mark(RtfMark.Paragraph);
                break;
        }
    }

    private void ReadWord()
    {
        var start = _at;
        while (_at < rtf.Length && char.IsAsciiLetter(rtf[_at]))
        {
            _at++;
        }

        var word = rtf[start.._at];
        var number = _at;
        while (_at < rtf.Length && (char.IsAsciiDigit(rtf[_at]) || (_at == number && rtf[_at] == '-')))
        {
            _at++;
        }

        var hasValue = int.TryParse(
            rtf.AsSpan(number, _at - number), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out var value);
        if (_at < rtf.Length && rtf[_at] == ' ')
        {
            _at++;
        }

        Apply(word, hasValue ? value : null);
    }

    private void Apply(string word, int? value)
    {
        switch (word)
        {
            case "u" when value is { } code:
                Show(((char)(ushort)code).ToString());
                _standIns = _group.StandIns;
                break;
            case "uc":
                _group = _group with { StandIns = Math.Clamp(value ?? 1, 0, 8) };
                break;
            case "bin":
                _at = (int)Math.Min(rtf.Length, (long)_at + Math.Max(0, value ?? 0));
                break;
            case "v" or "deleted":
                _group = _group with { IsHidden = value != 0 };
                break;
            case "plain":
                _group = _group with { IsHidden = false };
                break;
            case "par" or "sect":
                Mark(RtfMark.Paragraph);
                break;
            case "line" or "row":
                Mark(RtfMark.Line);
                break;
            case "page":
                Mark(RtfMark.Page);
                break;
            case "trowd":
                Mark(RtfMark.TableRow);
                break;
            case "cell" or "tab":
                Mark(RtfMark.Cell);
                break;
            default:
                if (Symbol(word) is { } symbol)
                {
                    Show(symbol);
                }
                else if (Unseen.Contains(word))
                {
                    _group = _group with { IsSeen = false };
                }

                break;
        }
    }

    private static string? Symbol(string word) => word switch
    {
        "emspace" or "enspace" or "qmspace" => " ",
        "emdash" => "\u2014",
        "endash" => "\u2013",
        "lquote" => "\u2018",
        "rquote" => "\u2019",
        "ldblquote" => "\u201C",
        "rdblquote" => "\u201D",
        "bullet" => "\u2022",
        _ => null,
    };

    // A character of Windows-1252. What follows one in Unicode stands in for it where a reader does not know Unicode.
    private void Write(char c)
    {
        if (_standIns > 0)
        {
            _standIns--;
            return;
        }

        Show((c is >= '\x80' and <= '\x9F' ? Mojibake.Windows1252[c - 0x80] : c).ToString());
    }

    private void Show(string shown)
    {
        if (_group is { IsSeen: true, IsHidden: false })
        {
            text(shown);
        }
    }

    private void Mark(RtfMark found)
    {
        if (_group is { IsSeen: true, IsHidden: false })
        {
            mark(found);
        }
    }

    /// <param name="IsSeen">Whether its text is the document's.</param>
    /// <param name="IsHidden">Whether its text is hidden or deleted.</param>
    /// <param name="StandIns">Characters that stand in for one in Unicode.</param>
    private readonly record struct Group(bool IsSeen, bool IsHidden, int StandIns);
}
