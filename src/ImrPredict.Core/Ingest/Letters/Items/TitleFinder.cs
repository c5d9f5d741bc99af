using System.Buffers;
using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Ingest.Letters.Layout;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters.Items;

/// <summary>The title of an item as found above its first label.</summary>
/// <param name="FirstLine">The line on which the block begins; the lines before it are the item above.</param>
/// <param name="WholeTitle">The title with the sentences of the block above it; see <see cref="LetterItem"/>.</param>
/// <param name="Title">The title, white space folded; empty where none could be told apart.</param>
/// <param name="Partial">What a partial authorisation left in dispute; null for an ordinary title.</param>
/// <param name="Outcome">The verdict as printed; null where it is missing.</param>
/// <param name="Warnings">What is doubtful about the title or the verdict.</param>
internal sealed record TitleBlock(
    int FirstLine, string WholeTitle, string Title, PartialAuthorisation? Partial, Outcome? Outcome,
    IReadOnlyList<LetterWarning> Warnings);

/// <summary>
/// Finds the title block of an item, whose end is known (the first label of the item) and whose beginning is not: the
/// rationale of the item above runs into it where a page break swallowed the blank line. Reads upwards from the
/// verdict to the first line that must begin a paragraph.
/// </summary>
internal static partial class TitleFinder
{
    private const int MostTitleLines = 14;
    private const int MostLeadLines = 12;

    // Words that end a sentence's line with a full stop without ending the sentence.
    private static readonly string[] Abbreviations =
        ["dr.", "st.", "vs.", "no.", "approx.", "mr.", "ms.", "mrs.", "qty.", "wk.", "wks.", "mo.", "mos.", "i.e.",
            "e.g.", "etc."];

    // With one of these words ends the prose that may stand before a title on its line.
    private static readonly SearchValues<string> Closings = SearchValues.Create(
        ["necessary", "indicated", "warranted", "supported"], StringComparison.Ordinal);

    private static readonly SearchValues<string> Necessity =
        SearchValues.Create(["medically necessary"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the block in lines <paramref name="from"/> to <paramref name="to"/> (excluded).</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="from">First line that may belong to it; for later items the last label line of the item
    /// above.</param>
    /// <param name="to">The line of the item's first label.</param>
    /// <param name="isFirst">Whether nothing but the title stands in these lines.</param>
    /// <param name="number">Position of the item in its letter, from 1.</param>
    public static TitleBlock Find(LetterText letter, int from, int to, bool isFirst, int number)
    {
        var (verdictLine, outcome, warnings) = ReadVerdict(letter, from, to);
        var wholeIsTitle = isFirst && to - from <= MostTitleLines;
        if (!isFirst && to - from <= 1 && outcome is null)
        {
            return new(to, "", "", null, null, [.. warnings, LetterWarning.TitleMissing]);
        }

        var first = wholeIsTitle ? from : WalkUp(letter, from, to - 1, isFirst, warnings);
        var lead = first;
        var title = WithoutVerdict(letter.Join(first, verdictLine));
        if (!wholeIsTitle && PartialAuthorisation.LacksRequest(title))
        {
            lead = FindLead(letter, from, first);
        }

        title = CutProse(title, warnings);
        var above = letter.Join(lead, first);
        Check(title, above, warnings);
        if (first < to && letter.Line(first).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            // Perhaps the number of a page.
            warnings.Add(LetterWarning.TitleUncertain);
        }

        title = TitlePrefix.Strip(title, number);
        var whole = above.Length == 0 ? title : $"{above} {title}";
        return new(lead, whole, title, PartialAuthorisation.Read(whole), outcome, warnings);
    }

    private static (int VerdictLine, Outcome? Outcome, List<LetterWarning> Warnings) ReadVerdict(
        LetterText letter, int from, int to)
    {
        var warnings = new List<LetterWarning>();
        if (to <= from)
        {
            warnings.Add(LetterWarning.VerdictMissing);
            return (to, null, warnings);
        }

        var line = letter.Line(to - 1);
        var reading = VerdictReading.Read(line);
        if (reading.Warning is { } warning)
        {
            warnings.Add(warning);
            return (to, reading.Outcome, warnings);
        }

        // "Decision: Upheld" on a line of its own, or the verdict alone: the title ends on the line above.
        var isBare = !line.Contains(':');
        var alone = isBare || IsDecisionLabel(line[..^reading.Length]);
        if (isBare && to - 2 >= from && !letter.Line(to - 2).EndsWith(':'))
        {
            warnings.Add(LetterWarning.NoColon);
        }

        return (alone && to - 1 > from ? to - 1 : to, reading.Outcome, warnings);
    }

    private static bool IsDecisionLabel(ReadOnlySpan<char> text) =>
        text.Trim().Equals("Decision", StringComparison.OrdinalIgnoreCase)
        || text.Trim().Equals("IMR Decision", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first line of the title, by walking up from its last.</summary>
    private static int WalkUp(LetterText letter, int from, int last, bool isFirst, List<LetterWarning> warnings)
    {
        var likely = -1;
        var i = last;
        if (i > from && VerdictToken.Parse(letter.Line(i)) is not null)
        {
            i--;
        }

        for (; i > from; i--)
        {
            if (MustBegin(letter, i))
            {
                break;
            }

            if (likely < 0 && (letter.EndsShort(i - 1) || ClosesRationale(letter, i - 1)))
            {
                likely = i;
            }

            if (last - i > MostTitleLines)
            {
                warnings.Add(LetterWarning.TitleUncertain);
                return likely < 0 ? last : likely;
            }
        }

        if (likely > i && (ClosesRationale(letter, likely - 1) || (i == from && !isFirst)))
        {
            warnings.Add(LetterWarning.TitleUncertain);
            return likely;
        }

        return i;
    }

    private static bool MustBegin(LetterText letter, int i)
    {
        var line = letter.Lines[i];
        if (letter.EndsSentence(i - 1) && !EndsWithAbbreviation(letter.Line(i - 1)))
        {
            return true;
        }

        if (!letter.BlankBefore(i) && !line.PageBreakBefore)
        {
            return false;
        }

        // A gap inside a sentence is a page break's, also where the form feed itself was lost.
        return letter.EndsShort(i - 1) || ClosesRationale(letter, i - 1)
            || (!line.PageBreakBefore && !char.IsAsciiLetterLower(letter.Line(i)[0]));
    }

    private static bool EndsWithAbbreviation(ReadOnlySpan<char> line)
    {
        var last = line[(line.LastIndexOf(' ') + 1)..];
        foreach (var abbreviation in Abbreviations)
        {
            if (last.Equals(abbreviation, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a line ends with a word that closes rationales.</summary>
    public static bool ClosesRationale(LetterText letter, int index) => ClosingWords.End(letter.Line(index));

    /// <summary>
    /// The line with which the sentence on the original request begins; <paramref name="first"/> if none.
    /// </summary>
    private static int FindLead(LetterText letter, int from, int first)
    {
        for (var i = first - 1; i > from && first - i <= MostLeadLines; i--)
        {
            if (MustBegin(letter, i) && PartialAuthorisation.StatesRequest(letter.Join(i, first)))
            {
                return i;
            }
        }

        return first;
    }

    /// <summary>
    /// Parts a title from prose before it on the same line, where the lines of a paragraph were joined.
    /// </summary>
    private static string CutProse(string title, List<LetterWarning> warnings)
    {
        var prose = title.AsSpan().ContainsAny(Closings) ? ProseBeforeTitle().Match(title) : Match.Empty;
        if (!prose.Success || prose.Length == title.Length)
        {
            return title;
        }

        warnings.Add(LetterWarning.TitleUncertain);
        return title[prose.Length..].Trim();
    }

    private static string WithoutVerdict(string block)
    {
        var whole = block.AsSpan().TrimEnd();
        var reading = VerdictReading.Read(whole);
        var title = DecisionLabel().Replace(whole[..^reading.Length].TrimEnd(" :").ToString(), "");
        return reading.Warning == LetterWarning.NoColon && !PartialAuthorisation.IsOne(title)
            ? EndingVerb().Replace(title, "")
            : title;
    }

    private static void Check(string title, string lead, List<LetterWarning> warnings)
    {
        if (title.Length == 0)
        {
            warnings.Add(LetterWarning.TitleMissing);
        }
        else if (title.Length > 1500
            || char.IsAsciiLetterLower(title[0])
            || title.AsSpan().ContainsAny(Necessity)
            || (PartialAuthorisation.IsOne(title)
                ? PartialAuthorisation.LacksRequest($"{lead} {title}")
                : PartialAuthorisation.IsPart(title) || EndingVerb().IsMatch(title)
                    || (title.Contains(". ", StringComparison.Ordinal) && SentenceBreak().IsMatch(title))))
        {
            warnings.Add(LetterWarning.TitleUncertain);
        }
    }

    // Greedy to the last sentence that speaks of necessity; linear, because each part is a plain run.
    [GeneratedRegex(
        @"^.*\b(?:necessary|indicated|warranted|supported)(?: at this time)?\.\s+(?=\S)", RegexOptions.Singleline,
        LetterGuard.PatternMilliseconds)]
    private static partial Regex ProseBeforeTitle();

    [GeneratedRegex(@" (?:IMR )?Decision$", RegexOptions.None, LetterGuard.PatternMilliseconds)]
    private static partial Regex DecisionLabel();

    [GeneratedRegex(@" (?:is|are|was|were)$", RegexOptions.None, LetterGuard.PatternMilliseconds)]
    private static partial Regex EndingVerb();

    // No title but one of several quantities has sentences.
    [GeneratedRegex(@"[a-z)]{2}\. +[A-Z][a-z]*(?: [a-z]+){2}", RegexOptions.None, LetterGuard.PatternMilliseconds)]
    private static partial Regex SentenceBreak();
}
