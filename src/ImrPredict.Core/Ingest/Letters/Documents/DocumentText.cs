using System.Text;

namespace ImrPredict.Ingest.Letters.Documents;

/// <summary>
/// Writes what a document of running text says as a letter's page has it: wrapped lines, a blank line between
/// paragraphs, the cells of a row side by side.
/// </summary>
/// <param name="width">Where lines are wrapped, in characters; a word is never parted.</param>
internal sealed class DocumentText(int width = DocumentText.LetterWidth)
{
    /// <summary>As wide as letters are.</summary>
    public const int LetterWidth = 96;

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _line = new();
    private int _rows;

    /// <summary>Writes a part of a paragraph; white space is folded.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                _line.Append(c);
            }
            else if (_line.Length > 0 && _line[^1] != ' ')
            {
                _line.Append(' ');
            }
        }
    }

    /// <summary>Begins a row of a table, in which paragraphs are cells.</summary>
    public void BeginRow()
    {
        EndParagraph();
        _rows++;
    }

    /// <summary>Ends a cell of a row.</summary>
    public void EndCell()
    {
        if (_line.Length > 0)
        {
            _line.Append("  ");
        }
    }

    /// <summary>Ends a row; the next one follows without a blank line.</summary>
    public void EndRow()
    {
        _rows = Math.Max(0, _rows - 1);
        EndLine();
    }

    /// <summary>Ends a line within a paragraph.</summary>
    public void EndLine()
    {
        if (_rows > 0)
        {
            EndCell();
            return;
        }

        var line = _line.ToString().AsSpan().Trim();
        while (line.Length > width && line[..(width + 1)].LastIndexOf(' ') is var space and > 0)
        {
            _text.Append(line[..space].TrimEnd()).Append('\n');
            line = line[space..].TrimStart();
        }

        if (!line.IsEmpty)
        {
            _text.Append(line).Append('\n');
        }

        _line.Clear();
    }

    /// <summary>Ends a paragraph.</summary>
    public void EndParagraph()
    {
        EndLine();
        if (_rows == 0 && _text.Length > 1 && _text[^1] == '\n' && _text[^2] != '\n')
        {
            _text.Append('\n');
        }
    }

    /// <summary>Begins a page.</summary>
    public void BreakPage()
    {
        EndLine();
        if (_rows == 0)
        {
            _text.Append('\f');
        }
    }

    /// <summary>What was written.</summary>
    public override string ToString()
    {
        EndParagraph();
        return _text.ToString();
    }
}
