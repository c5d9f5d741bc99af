using System.Buffers;
using System.Runtime.InteropServices;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>A letter as its lines: normalised, page furniture left out, anchors marked.</summary>
internal sealed class LetterText
{
    // Wider lines than these are whole paragraphs: then a short line says nothing about where a paragraph ends.
    private const int WidestWrap = 160;
    private const int MostLinesAtFirst = 256;

    private static readonly string[] ItemLabels =
        ["Claims Administrator guideline:", "MAXIMUS guideline:", "Decision rationale:"];

    // What no line with an inner label can lack.
    private static readonly SearchValues<string> LabelWords =
        SearchValues.Create(["Claims", "MAXIMUS", "Decision"], StringComparison.Ordinal);

    private readonly List<LetterLine> _lines;
    private readonly int[] _firstLines = new int[(int)LetterAnchor.Rationale + 1];
    private readonly int _usualGap;

    // The first of the words at or behind the last line that was looked at.
    private int _labelWord = -1;

    public LetterText(string text)
    {
        var normalised = QuoteMarks.Without(TextNormaliser.Normalise(text, keepFormFeeds: true));
        Text = PageFurniture.WithoutRepeatedPages(normalised);
        HasRepeatedPages = !ReferenceEquals(Text, normalised);
        Text = BrokenWords.Join(SpacedLetters.Join(LineNumbers.Without(Text)));
        _lines = new(Math.Min(MostLinesAtFirst, (Text.Length / 64) + 16));
        _usualGap = Split();
        EdgeLines.Drop(_lines, Text);
        var widest = 0;
        Array.Fill(_firstLines, -1);
        for (var i = _lines.Count - 1; i >= 0; i--)
        {
            widest = Math.Max(widest, _lines[i].Length);
            _firstLines[(int)_lines[i].Anchor] = i;
        }

        WrapWidth = widest > WidestWrap ? 0 : widest;
    }

    /// <summary>The normalised text, form feeds kept.</summary>
    public string Text { get; }

    /// <summary>Lines in order, blank ones and page furniture left out.</summary>
    public ReadOnlySpan<LetterLine> Lines => CollectionsMarshal.AsSpan(_lines);

    /// <summary>Where lines were wrapped, in characters; 0 where they were not.</summary>
    public int WrapWidth { get; }

    /// <summary>Whether a page stood twice; the copy is left out.</summary>
    public bool HasRepeatedPages { get; }

    /// <summary>Whether page headers of a party's copy were seen.</summary>
    public bool HasPageHeaders { get; private set; }

    /// <summary>The characters of a line.</summary>
    public ReadOnlySpan<char> Line(int index) => Text.AsSpan(_lines[index].Start, _lines[index].Length);

    /// <summary>A line's text behind its anchor.</summary>
    public ReadOnlySpan<char> Rest(int index) => Line(index)[_lines[index].AnchorLength..].TrimStart(" :");

    /// <summary>Index of the first line that begins with the anchor; -1 if none.</summary>
    public int Find(LetterAnchor anchor) => _firstLines[(int)anchor];

    /// <summary>
    /// Whether a paragraph ends before a line: blank lines, more than the text has everywhere.
    /// </summary>
    public bool BlankBefore(int index) => _lines[index].BlanksBefore > _usualGap;

    /// <summary>Lines <paramref name="from"/> to <paramref name="to"/> (excluded) as one paragraph.</summary>
    /// <param name="from">First line; its anchor, if any, is left out.</param>
    /// <param name="to">Line behind the last.</param>
    public string Join(int from, int to)
    {
        var writer = WriterFor(from, to);
        for (var i = from; i < to; i++)
        {
            writer.Add(i == from ? Rest(i) : Line(i));
        }

        return writer.Finish();
    }

    /// <summary>Lines as paragraphs, one a line.</summary>
    public string Paragraphs(int from, int to)
    {
        var writer = WriterFor(from, to);
        for (var i = from; i < to; i++)
        {
            if (i > from && BlankBefore(i) && BeginsParagraph(i))
            {
                writer.EndParagraph();
            }

            writer.Add(i == from ? Rest(i) : Line(i));
        }

        return writer.Finish();
    }

    private ParagraphWriter WriterFor(int from, int to) => new(
        Text, from < to ? _lines[to - 1].Start + _lines[to - 1].Length - _lines[from].Start : 0);

    /// <summary>
    /// Whether a gap before a line parts paragraphs; one inside a sentence is what a page break left.
    /// </summary>
    private bool BeginsParagraph(int index) =>
        EndsSentence(index - 1) || (!_lines[index].PageBreakBefore && !char.IsAsciiLetterLower(Line(index)[0]));

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

    /// <summary>Finds the lines.</summary>
    /// <returns>Blank lines that stand between most lines, see <see cref="UsualGap"/>; a form
    /// feed ends a line there.</returns>
    private int Split()
    {
        Span<int> gaps = stackalloc int[4];
        var (emptyBefore, blank, page) = (-1, 0, 1);
        var (pageBreak, behindFeed) = (false, false);
        for (var start = 0; start <= Text.Length;)
        {
            var length = Text.AsSpan(start).IndexOfAny('\n', '\f');
            var end = length < 0 ? Text.Length : start + length;
            var isEmpty = Text.AsSpan(start, end - start).IsWhiteSpace();
            if (!isEmpty && emptyBefore >= 0)
            {
                gaps[Math.Min(emptyBefore, gaps.Length - 1)]++;
            }

            emptyBefore = !isEmpty ? 0 : emptyBefore < 0 ? -1 : emptyBefore + 1;
            if (length >= 0 && Text[end] == '\f')
            {
                // One behind nothing but spaces begins the page of the line; what follows another is a line of its own.
                if (behindFeed || Text.AsSpan(start, end - start).ContainsAnyExcept(' '))
                {
                    Add(start, end, blank, pageBreak, page);
                    (blank, behindFeed) = (0, true);
                }

                DropPageNumber(page++);
                pageBreak = true;
            }
            else
            {
                blank = Add(start, end, blank, pageBreak, page) ? 0 : blank + 1;
                pageBreak &= blank > 0;
                behindFeed = false;
            }

            start = end + 1;
        }

        DropPageNumber(page);
        return UsualGap(gaps);
    }

    /// <summary>Takes back the last line of a page where it is the page's number.</summary>
    private void DropPageNumber(int page)
    {
        if (page * _lines.Count > 1 && PageFurniture.IsPageNumber(Line(_lines.Count - 1), page))
        {
            _lines.RemoveAt(_lines.Count - 1);
        }
    }

    /// <summary>Adds a line unless it is blank; page furniture counts as blank.</summary>
    private bool Add(int start, int end, int blanksBefore, bool pageBreak, int page)
    {
        var span = Text.AsSpan(start, end - start).TrimStart();
        start = end - span.Length;
        span = span.TrimEnd();
        if (span.IsEmpty || PageFurniture.IsLabel(span) || (pageBreak && PageFurniture.IsPageNumber(span, page)))
        {
            return false;
        }

        var inner = HasLabelWord(start, end) ? InnerLabel(span) : 0;
        if (inner > 0)
        {
            Add(start, start + inner, blanksBefore, pageBreak, page);
            return Add(start + inner, start + span.Length, blanksBefore: 0, pageBreak: false, page);
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

        _lines.Add(new(start, span.Length, blanksBefore, pageBreak, anchor, length, isDamaged));
        return true;
    }

    /// <summary>Whether a line holds the first word of a label; lines are asked in their order.</summary>
    private bool HasLabelWord(int start, int end)
    {
        if (_labelWord < start)
        {
            var at = Text.AsSpan(start).IndexOfAny(LabelWords);
            _labelWord = at < 0 ? Text.Length : start + at;
        }

        return _labelWord < end;
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

    /// <summary>
    /// Blank lines that stand between most lines: 0 in ordinary text, 1 where an export doubled the lines.
    /// </summary>
    /// <param name="counts">How often 0, 1, 2 and more blank lines stand between two lines.</param>
    private static int UsualGap(ReadOnlySpan<int> counts)
    {
        var lines = 0;
        foreach (var count in counts)
        {
            lines += count;
        }

        // A letter of short paragraphs has many single gaps too, but then some lines still follow without one.
        if (lines < 4 || counts[0] * 8 >= lines)
        {
            return 0;
        }

        return counts[1] >= counts[2] ? 1 : 2;
    }
}
