using System.Globalization;
using System.Text;

namespace ImrPredict.Text.Normalising;

/// <summary>
/// Reads the text of a cell that holds RTF: groups that are not shown are passed over, unknown words are no text.
/// </summary>
internal sealed class RtfCell
{
    private const int MostGroups = 10_000;

    private static readonly HashSet<string> Hidden =
    [
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "generator", "header", "headerl", "headerr",
        "footer", "footerl", "footerr", "listtable", "listoverridetable", "rsidtbl", "themedata", "datastore",
        "latentstyles", "xmlnstbl", "filetbl", "revtbl", "fldinst", "bkmkstart", "bkmkend", "nonshppict", "annotation",
    ];

    private readonly string _rtf;
    private readonly StringBuilder _text = new();
    private readonly Stack<(bool IsHidden, int Skip)> _groups = new();
    private (bool IsHidden, int Skip) _group = (false, 1);
    private int _at;
    private int _left;

    private RtfCell(string rtf) => _rtf = rtf;

    /// <summary>The text, lines at paragraph ends.</summary>
    public static string Read(string rtf) => new RtfCell(rtf).Read();

    private string Read()
    {
        while (_at < _rtf.Length)
        {
            var c = _rtf[_at++];
            switch (c)
            {
                case '{' when _groups.Count < MostGroups:
                    _groups.Push(_group);
                    break;
                case '}' when _groups.Count > 0:
                    _group = _groups.Pop();
                    break;
                case '\\' when _at < _rtf.Length:
                    ReadControl();
                    break;
                case '{' or '}' or '\r' or '\n' or '\0':
                    break;
                default:
                    Write(c);
                    break;
            }
        }

        return _text.ToString().Trim();
    }

    private void ReadControl()
    {
        var c = _rtf[_at];
        if (char.IsAsciiLetter(c))
        {
            ReadWord();
            return;
        }

        _at++;
        switch (c)
        {
            case '\'' when _at + 2 <= _rtf.Length && byte.TryParse(
                _rtf.AsSpan(_at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 2;
                Write(code is >= 0x80 and <= 0x9F ? Mojibake.Windows1252[code - 0x80] : (char)code);
                break;
            case '*':
                _group.IsHidden = true;
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
                Write('\n');
                break;
        }
    }

    private void ReadWord()
    {
        var start = _at;
        while (_at < _rtf.Length && char.IsAsciiLetter(_rtf[_at]))
        {
            _at++;
        }

        var word = _rtf[start.._at];
        var number = _at;
        while (_at < _rtf.Length && (char.IsAsciiDigit(_rtf[_at]) || (_at == number && _rtf[_at] == '-')))
        {
            _at++;
        }

        var hasValue = int.TryParse(
            _rtf.AsSpan(number, _at - number), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out var value);
        if (_at < _rtf.Length && _rtf[_at] == ' ')
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
                Write((char)(ushort)code);
                _left = _group.Skip;
                break;
            case "uc":
                _group.Skip = Math.Clamp(value ?? 1, 0, 8);
                break;
            case "par" or "line" or "sect" or "page" or "row":
                Write('\n');
                break;
            case "tab" or "cell" or "emspace" or "enspace" or "qmspace":
                Write(' ');
                break;
            case "v":
                _group.IsHidden |= value != 0;
                break;
            case "bin":
                _at = (int)Math.Min(_rtf.Length, (long)_at + Math.Max(0, value ?? 0));
                break;
            default:
                if (Symbol(word) is { } symbol)
                {
                    Write(symbol);
                }
                else if (Hidden.Contains(word))
                {
                    _group.IsHidden = true;
                }

                break;
        }
    }

    private static char? Symbol(string word) => word switch
    {
        "emdash" => '\u2014',
        "endash" => '\u2013',
        "lquote" => '\u2018',
        "rquote" => '\u2019',
        "ldblquote" => '\u201C',
        "rdblquote" => '\u201D',
        "bullet" => '\u2022',
        _ => null,
    };

    // What follows a Unicode character is its stand-in for old readers.
    private void Write(char c)
    {
        if (_left > 0)
        {
            _left--;
        }
        else if (!_group.IsHidden)
        {
            _text.Append(c);
        }
    }
}
