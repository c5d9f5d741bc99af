using System.Text;
using ImrPredict.Text;

namespace ImrPredict.Ingest;

/// <summary>A letter as its lines: normalised, page furniture left out, anchors marked.</summary>
internal sealed class LetterText
{
    // Wider lines than these are whole paragraphs: then a short line says nothing about where a paragraph ends.
    private const int WidestWrap = 160;

    private static readonly string[] ItemLabels =
        ["Claims Administrator guideline:", "MAXIMUS guideline:", "Decision rationale:"];

    private readonly List<LetterLine> lines = [];

    public LetterText(string text)
    {
        var normalised = TextNormaliser.Normalise(text, keepFormFeeds: true);
        Text = PageFurniture.WithoutRepeatedPages(normalised);
        HasRepeatedPages = !ReferenceEquals(Text, normalised);
        Split(Text.Contains('\f', StringComparison.Ordinal) ? UsualGap() : TextNormaliser.UsualGap(Text));
        var widest = lines.Count == 0 ? 0 : lines.Max(l => l.Length);
        WrapWidth = widest > WidestWrap ? 0 : widest;
    }

    /// <summary>The normalised text, form feeds kept.</summary>
    public string Text { get; }

    /// <summary>Lines in order, blank ones and page furniture left out.</summary>
    public IReadOnlyList<LetterLine> Lines => lines;

    /// <summary>Where lines were wrapped, in characters; 0 where they were not.</summary>
    public int WrapWidth { get; }

    /// <summary>Whether a page stood twice; the copy is left out.</summary>
    public bool HasRepeatedPages { get; }

    /// <summary>Whether page headers of a party's copy were seen.</summary>
    public bool HasPageHeaders { get; private set; }

    /// <summary>The characters of a line.</summary>
    public ReadOnlySpan<char> Line(int index) => Text.AsSpan(lines[index].Start, lines[index].Length);

    /// <summary>A line's text behind its anchor.</summary>
    public ReadOnlySpan<char> Rest(int index) => Line(index)[lines[index].AnchorLength..].TrimStart(" :");

    /// <summary>
    /// Index of the first line from <paramref name="from"/> on that begins with the anchor; -1 if none.
    /// </summary>
    public int Find(LetterAnchor anchor, int from = 0) =>
        lines.FindIndex(Math.Min(from, lines.Count), l => l.Anchor == anchor);

    /// <summary>Lines <paramref name="from"/> to <paramref name="to"/> (excluded) as one paragraph.</summary>
    /// <param name="from">First line; its anchor, if any, is left out.</param>
    /// <param name="to">Line behind the last.</param>
    public string Join(int from, int to)
    {
        var builder = BuilderFor(from, to);
        for (var i = from; i < to; i++)
        {
            TextNormaliser.AppendLine(builder, i == from ? Rest(i) : Line(i), Text);
        }

        return builder.ToString();
    }

    /// <summary>Lines as paragraphs, one a line.</summary>
    public string Paragraphs(int from, int to)
    {
        var builder = BuilderFor(from, to);
        for (var i = from; i < to; i++)
        {
            if (i > from && lines[i].BlankBefore && BeginsParagraph(i))
            {
                builder.Append('\n');
            }

            TextNormaliser.AppendLine(builder, i == from ? Rest(i) : Line(i), Text);
        }

        return builder.ToString();
    }

    /// <summary>A builder that need not grow: lines are joined by one character at most.</summary>
    private StringBuilder BuilderFor(int from, int to) => new(
        from < to ? lines[to - 1].Start + lines[to - 1].Length - lines[from].Start : 0);

    /// <summary>
    /// Whether a gap before a line parts paragraphs; one inside a sentence is what a page break left.
    /// </summary>
    private bool BeginsParagraph(int index) =>
        EndsSentence(index - 1) || (!lines[index].PageBreakBefore && !char.IsAsciiLetterLower(Line(index)[0]));

    /// <summary>Whether a line ends as a sentence does.</summary>
    public bool EndsSentence(int index)
    {
        var line = Line(index).TrimEnd("\"')]\u201D\u2019");
        return line.Length > 0 && line[^1] is '.' or '?' or '!';
    }

    /// <summary>
    /// Whether a paragraph must end at a line, because the first word of the next one would have fitted on it with
    /// much room to spare.
    /// </summary>
    public bool EndsShort(int index)
    {
        var next = Line(index + 1);
        var space = next.IndexOf(' ');
        return WrapWidth > 0 && 4 * (Line(index).Length + 1 + (space < 0 ? next.Length : space)) <= 3 * WrapWidth;
    }

    private int UsualGap() => TextNormaliser.UsualGap(Text.Replace('\f', '\n'));

    private void Split(int gap)
    {
        var blank = 0;
        var pages = 1;
        var pageBreak = false;
        foreach (var range in Text.AsSpan().Split('\n'))
        {
            var (start, end) = (range.Start.Value, range.End.Value);
            for (; start < end && Text[start] is ' ' or '\f'; start++)
            {
                if (Text[start] == '\f')
                {
                    pageBreak = true;
                    DropPageNumber(pages++);
                }
            }

            // A form feed inside or behind the line: what follows it is a line of its own.
            for (var feed = Feed(start, end); feed >= 0; feed = Feed(start, end))
            {
                Add(start, feed, blank > gap, pageBreak, pages);
                DropPageNumber(pages);
                (start, blank, pageBreak, pages) = (feed + 1, 0, true, pages + 1);
            }

            blank = Add(start, end, blank > gap, pageBreak, pages) ? 0 : blank + 1;
            pageBreak &= blank > 0;
        }

        DropPageNumber(pages);
    }

    /// <summary>Takes back the last line of a page where it is the page's number.</summary>
    private void DropPageNumber(int page)
    {
        if (page * lines.Count > 1 && PageFurniture.IsPageNumber(Line(lines.Count - 1), page))
        {
            lines.RemoveAt(lines.Count - 1);
        }
    }

    private int Feed(int start, int end)
    {
        var at = Text.AsSpan(start, Math.Max(0, end - start)).IndexOf('\f');
        return at < 0 ? -1 : start + at;
    }

    /// <summary>Adds a line unless it is blank; page furniture counts as blank.</summary>
    private bool Add(int start, int end, bool blankBefore, bool pageBreak, int page)
    {
        var span = Text.AsSpan(start, Math.Max(0, end - start));
        start += span.Length - span.TrimStart().Length;
        span = span.Trim();
        if (span.IsEmpty || PageFurniture.IsLabel(span) || (pageBreak && PageFurniture.IsPageNumber(span, page)))
        {
            return false;
        }

        var inner = InnerLabel(span);
        if (inner > 0)
        {
            Add(start, start + inner, blankBefore, pageBreak, page);
            return Add(start + inner, start + span.Length, blankBefore: false, pageBreak: false, page);
        }

        var anchor = LetterAnchors.At(span, out var length);
        var isDamaged = false;
        if (anchor == LetterAnchor.None)
        {
            anchor = DamagedAnchors.At(span, out length);
            isDamaged = anchor != LetterAnchor.None;
        }

        if (anchor == LetterAnchor.PageHeader)
        {
            HasPageHeaders = true;
            return false;
        }

        lines.Add(new(start, span.Length, blankBefore, pageBreak, anchor, length, isDamaged));
        return true;
    }

    /// <summary>
    /// Where a label of an item begins inside a line, behind a verdict or a sentence; 0 if none does.
    /// </summary>
    private static int InnerLabel(ReadOnlySpan<char> line)
    {
        foreach (var label in ItemLabels)
        {
            var at = line.IndexOf(label.AsSpan(0, label.IndexOf(' ')), StringComparison.Ordinal);
            var before = at <= 0 || LetterAnchors.MatchLength(line[at..], label) == 0 ? default : line[..at].TrimEnd();
            if (!before.IsEmpty && (before[^1] == '.' || VerdictToken.EndsWithVerdict(before)))
            {
                return at;
            }
        }

        return 0;
    }
}
