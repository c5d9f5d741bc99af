using System.Text;

namespace ImrPredict.Synthesis.Writing;

/// <summary>Renders a letter as the text that extraction would give, with the artefacts that were planned.</summary>
internal sealed class LetterText(LetterDraft draft, LetterArtefacts artefacts, CounterRandom random)
{
    private const int PageLines = 48;
    private readonly List<(LineKind Kind, string Text)> _lines = [];
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
                    _lines.Add((row.Length == 0 ? LineKind.Blank : LineKind.HeaderTable, row));
                }

                break;
            case LineKind.Blank or LineKind.PageBreak:
                _lines.Add((line.Kind, ""));
                break;
            default:
                foreach (var row in _wrapper.Wrap(line.Kind, CharacterArtefacts.Apply(line, artefacts, random)))
                {
                    _lines.Add((line.Kind, row));
                }

                break;
        }
    }

    private List<(LineKind Kind, string Text)> DropBlanks(List<(LineKind Kind, string Text)> lines)
    {
        var kept = new List<(LineKind Kind, string Text)>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Kind == LineKind.Blank && Dropped(lines, i))
            {
                continue;
            }

            kept.Add(lines[i]);
        }

        return kept;
    }

    private bool Dropped(List<(LineKind Kind, string Text)> lines, int at)
    {
        var before = at > 0 ? lines[at - 1].Kind : LineKind.Blank;
        var after = at + 1 < lines.Count ? lines[at + 1].Kind : LineKind.Blank;
        return (after == LineKind.Title && artefacts.HasFlag(LetterArtefacts.NoBlankBeforeTitle))
            || (before == LineKind.Title && after == LineKind.Field
                && artefacts.HasFlag(LetterArtefacts.NoBlankAfterTitle));
    }

    /// <summary>Page ends: a form feed, a header, and the empty line that stood there is gone.</summary>
    private List<(LineKind Kind, string Text)> Paginate(List<(LineKind Kind, string Text)> lines)
    {
        var feeds = artefacts.HasFlag(LetterArtefacts.FormFeeds);
        var headers = artefacts.HasFlag(LetterArtefacts.PageHeaders);
        var paged = new List<(LineKind Kind, string Text)>(lines.Count + 8);
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
                    paged.Add((
                        LineKind.PageBreak,
                        $"{Feed(feeds)}Final Determination Letter for IMR Case Number {draft.CaseNumber}"));
                    paged.Add((LineKind.PageBreak, Number.Text(page)));
                }
                else if (feeds && !forced)
                {
                    paged.Add((line.Kind, $"\f{line.Text}"));
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

    private static string Feed(bool feeds) => feeds ? "\f" : "";

    private void AppendLine(StringBuilder text, LineKind kind, string line)
    {
        if (artefacts.HasFlag(LetterArtefacts.LeadingSpace) && line.StartsWith(
            "Case Number:", StringComparison.Ordinal))
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
