using System.Text.RegularExpressions;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>
/// Lines that a sender, a scanner or a law office has added at the edges of pages: fax lines, Bates numbers, notices of
/// confidentiality, names with claim numbers. They recur at the same edge, their digits aside; some are known by
/// themselves. Without form feeds those that are known part the pages.
/// </summary>
internal static partial class EdgeLines
{
    private const int MostAtEdge = 4;
    private const int LongestOfOne = 110;

    /// <summary>Takes such lines out; the line behind one begins a page where it did.</summary>
    /// <param name="lines">Lines in order; blank lines and page labels are left out already.</param>
    /// <param name="text">The text that they lie in.</param>
    public static void Drop(List<LetterLine> lines, string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].PageBreakBefore)
            {
                starts.Add(i);
            }
        }

        var edges = new Edges(lines, text);
        if (starts.Count == 1)
        {
            edges.DropKnown(starts);
        }

        starts.Add(lines.Count);
        edges.DropRecurring(starts);
        edges.Finish();
    }

    /// <summary>Whether a line can only be one of a page, wherever it stands.</summary>
    private static bool IsKnown(ReadOnlySpan<char> line) =>
        line.Length is >= 8 and <= LongestOfOne && MayBeKnown(line) && KnownByItself().IsMatch(line);

    // Spares the pattern for nearly every line: each of its ways begins or ends like this, or has a time.
    private static bool MayBeKnown(ReadOnlySpan<char> line)
    {
        var endsInDigit = char.IsAsciiDigit(line[^1]);
        var isUpper = char.IsAsciiLetterUpper(line[0]) && char.IsAsciiLetterUpper(line[1]);
        return (isUpper && (EndsInFourDigits(line) || IsNotice(line)))
            || line.StartsWith("page", StringComparison.OrdinalIgnoreCase)
            || (endsInDigit && line.ContainsAny('P', 'p') && (line.Contains('/') || line.IndexOf("of") >= 0))
            || ((endsInDigit || isUpper || line[0] is 'P' or 'p' || line.Contains(':')) && HasTime(line));
    }

    private static bool EndsInFourDigits(ReadOnlySpan<char> line) => !line[^4..].ContainsAnyExceptInRange('0', '9');

    private static bool IsNotice(ReadOnlySpan<char> line) =>
        line.StartsWith("CONFIDENTIAL") || line.StartsWith("STRICTLY ") || line.StartsWith("PRIVILEGED ");

    /// <summary>Whether a line has what may be a time: a digit, a colon or full stop, and two digits.</summary>
    private static bool HasTime(ReadOnlySpan<char> line)
    {
        for (var i = 1; i + 2 < line.Length; i++)
        {
            if (line[i] is ':' or '.' && char.IsAsciiDigit(line[i - 1]) && char.IsAsciiDigit(line[i + 1])
                && char.IsAsciiDigit(line[i + 2]))
            {
                return true;
            }
        }

        return false;
    }

    // A fax line has a time and a page, a number or a sender; a Bates number is alone on its line.
    [GeneratedRegex(
        @"^(?=.*\b[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})? ?(?:[AP]\.?M\b|\b))(?=.*(?:\bFAX\b|\b(?:To|From) ?:|"
        + @"\bP(?:age|AGE|g|G)?[.:]? ?[0-9]{1,3}(?: ?/| of )|\bp\. ?[0-9])).*$"
        + @"|^.{0,70}\b[Pp](?:age|AGE|g|G)?[.:]? ?[0-9]{1,3} ?(?:/|of) ?[0-9]{1,3}$"
        + @"|^[Pp](?:age|AGE)[.:]? ?[0-9]{1,3} ?(?:/|of) ?[0-9]{1,3}\b[^.]{0,60}$"
        + @"|^[A-Z]{2,}(?:[-_. ][A-Z]+)*[-_. ]{0,3}[0-9]{4,10}$"
        + @"|^(?:STRICTLY |PRIVILEGED (?:AND|&) )?CONFIDENTIAL\b[^a-z]*$",
        RegexOptions.CultureInvariant, LetterGuard.PatternMilliseconds)]
    private static partial Regex KnownByItself();

    // What lines of a page speak of.
    [GeneratedRegex(
        @"\bfax\b|\bpage\b|\bp\. ?[0-9]|\bpg\b|[0-9]{1,2}:[0-9]{2}|\bconfidential|\bprivileged\b|\bproprietary\b|"
        + @"\bclaim(?:ant)?\b|\bCM[0-9]{2}-[0-9]{7}|[0-9]{3}[-. ]?[0-9]{3}[-. ]?[0-9]{4}|\b[A-Z]{2,}[-_ ]?[0-9]{4,}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, LetterGuard.PatternMilliseconds)]
    private static partial Regex SpeaksOfPage();

    /// <summary>The lines while some are dropped.</summary>
    private sealed class Edges(List<LetterLine> lines, string text)
    {
        private readonly HashSet<int> _dropped = [];

        /// <summary>Drops lines that are known by themselves; behind each run of them a page begins.</summary>
        public void DropKnown(List<int> starts)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                if (IsKnown(Line(i)) && MayDrop(i, 0))
                {
                    _dropped.Add(i);
                    if (i + 1 < lines.Count && i > 0)
                    {
                        lines[i + 1] = lines[i + 1] with { PageBreakBefore = true };
                        if (starts[^1] == i)
                        {
                            starts[^1] = i + 1;
                        }
                        else
                        {
                            starts.Add(i + 1);
                        }
                    }
                }
            }
        }

        /// <summary>Drops lines that recur at the top of pages, or at their bottom.</summary>
        /// <param name="starts">The first line of each page, and behind the last one the count.</param>
        public void DropRecurring(List<int> starts)
        {
            var pages = starts.Count - 1;
            for (var step = 1; step >= -1; step -= 2)
            {
                for (var page = 0; page < pages; page++)
                {
                    for (var depth = 0; depth < MostAtEdge; depth++)
                    {
                        var i = At(starts, page, depth, step);
                        if (i < 0 || (!_dropped.Contains(i) && !IsOfPage(starts, page, i, step)))
                        {
                            break;
                        }

                        _dropped.Add(i);
                    }
                }
            }
        }

        public void Finish()
        {
            if (_dropped.Count == 0)
            {
                return;
            }

            var kept = new List<LetterLine>(lines.Count);
            var (breaks, blanks) = (false, 0);
            for (var i = 0; i < lines.Count; i++)
            {
                (breaks, blanks) = (breaks || lines[i].PageBreakBefore, Math.Max(blanks, lines[i].BlanksBefore));
                if (!_dropped.Contains(i))
                {
                    kept.Add(lines[i] with { PageBreakBefore = breaks, BlanksBefore = blanks });
                    (breaks, blanks) = (false, 0);
                }
            }

            lines.Clear();
            lines.AddRange(kept);
        }

        private ReadOnlySpan<char> Line(int i) => text.AsSpan(lines[i].Start, lines[i].Length);

        /// <summary>The line at a depth from an edge of a page; -1 where the page is shorter.</summary>
        private static int At(List<int> starts, int page, int depth, int step)
        {
            var i = step > 0 ? starts[page] + depth : starts[page + 1] - 1 - depth;
            return i >= starts[page] && i < starts[page + 1] ? i : -1;
        }

        private bool IsOfPage(List<int> starts, int page, int i, int step)
        {
            if (!MayDrop(i, page))
            {
                return false;
            }

            var line = Line(i);
            if (IsKnown(line) || PageFurniture.IsPageNumber(line, page + 1))
            {
                return true;
            }

            var pages = starts.Count - 1;
            var (alike, counts) = (1, false);
            for (var other = 0; other < pages; other++)
            {
                var found = other == page ? -1 : Alike(starts, other, line, step);
                if (found >= 0)
                {
                    alike++;
                    counts |= other > page ? AlikeLines.Count(line, Line(found), other - page)
                        : AlikeLines.Count(Line(found), line, page - other);
                }
            }

            return alike > 1 && (alike == pages || counts || (alike >= 3 && alike >= pages - 1)
                || SpeaksOfPage().IsMatch(line));
        }

        private int Alike(List<int> starts, int page, ReadOnlySpan<char> line, int step)
        {
            for (var depth = 0; depth < MostAtEdge; depth++)
            {
                var i = At(starts, page, depth, step);
                if (i >= 0 && AlikeLines.AreAlike(Line(i), line))
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Whether a line may be one of a page: no heading, no verdict, no end of a rationale.</summary>
        private bool MayDrop(int i, int page)
        {
            var line = Line(i);
            var anchor = lines[i].Anchor;
            return (anchor == LetterAnchor.None || (anchor == LetterAnchor.CaseNumber && page > 0 && !BeginsLetter(i)))
                && !VerdictToken.EndsWithVerdict(line) && !ClosingWords.End(line.TrimEnd('.'));
        }

        /// <summary>Whether the heading that every letter has stands behind a case number, on the same page.</summary>
        private bool BeginsLetter(int number)
        {
            for (var i = number + 1; i < lines.Count && !lines[i].PageBreakBefore; i++)
            {
                if (lines[i].Anchor == LetterAnchor.HowMade)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
