using System.Text;
using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Layouts;

/// <summary>Renders a letter as the text that extraction would give, with the artefacts that were planned.</summary>
internal sealed class LetterText(LetterDraft draft, LetterArtefacts artefacts, CounterRandom random)
{
    private const int PageLines = 48;
    private readonly List<DraftLine> _lines = [];
    private readonly LineWrapper _wrapper = new(artefacts, random);

    public string Render(IReadOnlyList<DraftLine> page)
    {
        foreach (var line in page)
        {
            Lay(line);
        }

        var lines = Paginate(DropBlanks(_lines));
        var text = new StringBuilder();
        foreach (var (kind, line) in lines)
        {
            AppendLine(text, kind, line);
        }

        return artefacts.HasFlag(LetterArtefacts.CarriageReturns)
            ? text.ToString().Replace("\n", "\r\n", StringComparison.Ordinal)
            : text.ToString();
    }

    private void Lay(DraftLine line)
    {
        switch (line.Kind)
        {
            case LineKind.HeaderTable:
                foreach (var row in HeaderTable.Lines(draft, artefacts))
                {
                    _lines.Add(new(row.Length == 0 ? LineKind.Blank : LineKind.HeaderTable, row));
                }

                break;
            case LineKind.Blank or LineKind.PageBreak:
                _lines.Add(new(line.Kind, ""));
                break;
            default:
                foreach (var row in _wrapper.Wrap(line.Kind, CharacterArtefacts.Apply(line, artefacts, random)))
                {
                    _lines.Add(new(line.Kind, row));
                }

                break;
        }
    }

    private List<DraftLine> DropBlanks(List<DraftLine> lines)
    {
        return [.. lines.Where((line, i) => line.Kind != LineKind.Blank || !Dropped(lines, i))];
    }

    private bool Dropped(List<DraftLine> lines, int at)
    {
        var before = at > 0 ? lines[at - 1].Kind : LineKind.Blank;
        var after = at + 1 < lines.Count ? lines[at + 1].Kind : LineKind.Blank;
        return (after == LineKind.Title && artefacts.HasFlag(LetterArtefacts.NoBlankBeforeTitle))
            || (before == LineKind.Title && after == LineKind.Field
                && artefacts.HasFlag(LetterArtefacts.NoBlankAfterTitle));
    }

    /// <summary>Page ends: a form feed, a header, and the empty line that stood there is gone.</summary>
    private List<DraftLine> Paginate(List<DraftLine> lines)
    {
        var feeds = artefacts.HasFlag(LetterArtefacts.FormFeeds);
        var headers = artefacts.HasFlag(LetterArtefacts.PageHeaders);
        var paged = new List<DraftLine>(lines.Count + 8);
        var (onPage, page) = (0, 1);
        foreach (var line in lines)
        {
            var forced = line.Kind == LineKind.PageBreak;
            if (forced || onPage >= PageLines)
            {
                (onPage, page) = (0, page + 1);
                if ((feeds || headers) && paged.Count > 0 && paged[^1].Kind == LineKind.Blank)
                {
                    paged.RemoveAt(paged.Count - 1);
                }

                if (headers)
                {
                    paged.Add(new(
                        LineKind.PageBreak,
                        $"{(feeds ? "\f" : "")}Final Determination Letter for IMR Case Number {draft.CaseNumber}"));
                    paged.Add(new(LineKind.PageBreak, $"{page}"));
                }
                else if (feeds && !forced)
                {
                    paged.Add(new(line.Kind, $"\f{line.Text}"));
                    onPage++;
                    continue;
                }

                if (forced)
                {
                    continue;
                }
            }

            paged.Add(line);
            onPage++;
        }

        return paged;
    }

    private void AppendLine(StringBuilder text, LineKind kind, string line)
    {
        if (artefacts.HasFlag(LetterArtefacts.LeadingSpace)
            && line.StartsWith("Case Number:", StringComparison.Ordinal))
        {
            text.Append(' ');
        }

        text.Append(line);
        if (artefacts.HasFlag(LetterArtefacts.TrailingSpaces) && kind != LineKind.Blank && random.Chance(0.95))
        {
            text.Append(' ');
        }

        text.Append('\n');
        if (artefacts.HasFlag(LetterArtefacts.BlankLineAfterEveryLine))
        {
            text.Append('\n');
        }
    }
}
