using System.Text.RegularExpressions;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Letters.Items;
using ImrPredict.Ingest.Letters.Layout;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters;

/// <summary>
/// Reads the text of a determination letter: layouts L4 to L6 wholly, L1 to L3 and party copies by their anchors. Works
/// on lines and anchors alone, so that page breaks, lost or doubled blank lines and shuffled table cells do no harm.
/// Pure and safe on any thread.
/// </summary>
internal static partial class LetterParser
{
    /// <summary>Parses one letter; the first where several are bound together.</summary>
    /// <param name="text">Its text, as extracted; it is normalised here. Form feeds tell where pages begin.</param>
    /// <param name="fileName">Name of its file, for the case number where the text has none; null if unknown.</param>
    /// <returns>The letter, or why the text is none. Doubts stand as warnings at the item or the letter.</returns>
    public static LetterParse Parse(string text, string? fileName = null) => ParseAll(text, fileName)[0];

    /// <summary>Parses a text that may hold several letters, one behind the other, as bound copies do.</summary>
    /// <returns>One result for each letter, at least one; a letter that stands in the text already is
    /// rejected.</returns>
    /// <inheritdoc cref="Parse(string, string?)"/>
    public static IReadOnlyList<LetterParse> ParseAll(string text, string? fileName = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ParseAll(new LetterText(text), fileName);
    }

    /// <summary>Parses a text whose lines are known.</summary>
    /// <inheritdoc cref="ParseAll(string, string?)"/>
    internal static IReadOnlyList<LetterParse> ParseAll(LetterText letter, string? fileName)
    {
        var parts = BoundLetters.Split(letter);
        return parts.Count == 0
            ? [Parse(letter, fileName)]
            : BoundLetters.WithoutCopies(
                [.. parts.Select((part, i) => Parse(new LetterText(part), i == 0 ? fileName : null))]);
    }

    private static LetterParse Parse(LetterText letter, string? fileName)
    {
        var headerEnd = HeaderEnd(letter);
        var headerStart = HeaderStart(letter, headerEnd);
        var layout = Layout(letter, headerStart);
        if (layout == LetterLayout.Unknown)
        {
            return new LetterParse.Rejected("", "no heading or label of a determination letter was found");
        }

        var warnings = new List<LetterWarning>();
        var header = letter.Join(headerStart, headerEnd);
        var above = headerStart == 0 ? header : letter.Join(0, headerEnd);
        var number = CaseNumber(header, above, fileName, warnings);
        if (number is null)
        {
            return new LetterParse.Rejected("case_number", "neither the text nor the file name holds a case number");
        }

        var items = Items(letter, layout);
        if (items.Count == 0)
        {
            return new LetterParse.Rejected("requested_service", "the letter holds no disputed item");
        }

        return new LetterParse.Parsed(Assemble(letter, LetterHeader.Read(header), layout, number, items, warnings));
    }

    /// <summary>
    /// Whether a text has the anchors of a determination letter; cheap, and wrong for no table or other prose.
    /// </summary>
    /// <param name="letter">The beginning of a text, or all of it.</param>
    internal static bool LooksLikeLetter(LetterText letter) =>
        Layout(letter, HeaderStart(letter, HeaderEnd(letter))) != LetterLayout.Unknown;

    private static Letter Assemble(
        LetterText letter, LetterHeader header, LetterLayout layout, string number, IReadOnlyList<LetterItem> items,
        List<LetterWarning> warnings)
    {
        warnings.AddRange(header.Warnings);
        if (letter.HasRepeatedPages)
        {
            warnings.Add(LetterWarning.PageRepeated);
        }

        var summary = Summary(letter);
        if (summary.Length == 0)
        {
            warnings.Add(LetterWarning.SummaryMissing);
        }

        return new()
        {
            CaseNumber = number,
            Layout = layout,
            Priority = header.Priority,
            InjuryDate = header.Dates.Injury,
            UrDenialDate = header.Dates.UrDenial,
            ReceivedDate = header.Dates.Received,
            AssignedDate = header.Dates.Assigned,
            DecisionDate = header.Dates.Decision,
            ReviewerSpecialty = ReviewerCredentials.Read(letter),
            ClinicalSummary = summary,
            Items = items,
            Warnings = warnings,
        };
    }

    private static LetterLayout Layout(LetterText letter, int headerStart)
    {
        if (letter.Find(LetterAnchor.IssueAtDispute) >= 0 || letter.Find(LetterAnchor.RationaleAndWhy) >= 0)
        {
            return LetterLayout.L1;
        }

        if (letter.Find(LetterAnchor.Notice2013) >= 0 || letter.Find(LetterAnchor.DecisionAndRationale2013) >= 0)
        {
            return LetterLayout.L2;
        }

        if (letter.Find(LetterAnchor.DecisionsEarly) >= 0)
        {
            return LetterLayout.L3;
        }

        if (letter.Find(LetterAnchor.Issues) < 0 && letter.Find(LetterAnchor.ClaimsGuideline) < 0)
        {
            return LetterLayout.Unknown;
        }

        return letter.HasPageHeaders || HasCover(letter, headerStart) ? LetterLayout.L7
            : letter.Text.Contains("Maximus guideline:", StringComparison.Ordinal) ? LetterLayout.L6
            : letter.Find(LetterAnchor.Credentials) >= 0 || letter.Find(LetterAnchor.Specialty) >= 0 ? LetterLayout.L5
            : LetterLayout.L4;
    }

    /// <summary>A cover letter stands before the header table: salutation or appeal notice, and much of it.</summary>
    private static bool HasCover(LetterText letter, int headerStart)
    {
        for (var i = 0; i < headerStart; i++)
        {
            if (letter.Line(i).StartsWith("Dear ", StringComparison.OrdinalIgnoreCase)
                || letter.Line(i).Contains("Independent Medical Review", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The line on which the header table begins: the last "Case Number:" above "Date Assigned", which no cover letter
    /// has; 0 where there is no such table.
    /// </summary>
    private static int HeaderStart(LetterText letter, int headerEnd)
    {
        var number = 0;
        var start = 0;
        for (var i = 0; i < headerEnd; i++)
        {
            if (letter.Lines[i].Anchor == LetterAnchor.CaseNumber)
            {
                number = i;
            }

            if (letter.Line(i).StartsWith("Date Assigned", StringComparison.OrdinalIgnoreCase))
            {
                start = number;
            }
        }

        return start;
    }

    private static int HeaderEnd(LetterText letter)
    {
        for (var i = 0; i < letter.Lines.Length; i++)
        {
            if (letter.Lines[i].Anchor >= LetterAnchor.HowMade)
            {
                return i;
            }
        }

        return letter.Lines.Length;
    }

    /// <summary>
    /// The first case number of the header table, else of what stands above the first heading, else of the file's name.
    /// </summary>
    private static string? CaseNumber(string header, string above, string? fileName, List<LetterWarning> warnings)
    {
        var first = CaseNumberPattern().Match(above);
        if (first.Success)
        {
            var number = Canonical(first);
            for (var next = first.NextMatch(); next.Success; next = next.NextMatch())
            {
                if (Canonical(next) != number)
                {
                    warnings.Add(LetterWarning.HeadersDisagree);
                    break;
                }
            }

            var table = ReferenceEquals(header, above) ? first : CaseNumberPattern().Match(header);
            return table.Success ? Canonical(table) : number;
        }

        var inName = CaseNumberPattern().Match(fileName ?? "");
        if (!inName.Success)
        {
            return null;
        }

        warnings.Add(LetterWarning.CaseNumberFromFileName);
        return Canonical(inName);
    }

    private static string Canonical(Match number) => number.Groups["early"].Success
        ? $"{number.Groups["yy"].ValueSpan}-{number.Groups["early"].ValueSpan}"
        : $"CM{number.Groups["year"].ValueSpan}-{number.Groups["serial"].ValueSpan}";

    private static string Summary(LetterText letter)
    {
        var at = letter.Find(LetterAnchor.Summary);
        if (at < 0)
        {
            at = letter.Find(LetterAnchor.SummaryLeadIn) - 1;
        }

        if (at < -1)
        {
            return "";
        }

        var from = at + 1;
        var end = from;
        while (end < letter.Lines.Length && !EndsSummary(letter.Lines[end].Anchor))
        {
            end++;
        }

        from = SkipLeadIn(letter, from, end, LetterAnchor.SummaryLeadIn);
        return letter.Paragraphs(from, end).Trim();
    }

    private static bool EndsSummary(LetterAnchor anchor) =>
        anchor >= LetterAnchor.HowMade && anchor is not (LetterAnchor.Summary or LetterAnchor.SummaryLeadIn);

    /// <summary>
    /// The line behind a fixed lead-in that may be wrapped; <paramref name="from"/> where there is none.
    /// </summary>
    private static int SkipLeadIn(LetterText letter, int from, int end, LetterAnchor anchor)
    {
        if (from >= end || letter.Lines[from].Anchor != anchor)
        {
            return from;
        }

        for (var i = from; i < Math.Min(end, from + 4); i++)
        {
            if (letter.Line(i).EndsWith(':'))
            {
                return i + 1;
            }
        }

        return from + 1;
    }

    private static IReadOnlyList<LetterItem> Items(LetterText letter, LetterLayout layout)
    {
        if (layout is LetterLayout.L1 or LetterLayout.L2 or LetterLayout.L3)
        {
            return EarlyItems.Read(letter, layout);
        }

        var heading = letter.Find(LetterAnchor.Issues);
        var from = heading < 0 ? Math.Max(0, letter.Find(LetterAnchor.IssuesLeadIn)) : heading + 1;
        var first = SkipLeadIn(letter, from, letter.Lines.Length, LetterAnchor.IssuesLeadIn);
        return ItemSection.Read(letter, first, startsAtItem: heading >= 0 || first > from);
    }

    [GeneratedRegex(
        @"\bCM ?(?<year>[0-9]{2}) ?[-\u2013] ?(?<serial>[0-9]{7})(?![0-9])|"
        + @"(?<=Case Number:? {0,3})(?<yy>1[23])-(?<early>[0-9]{3,7})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, LetterGuard.PatternMilliseconds)]
    private static partial Regex CaseNumberPattern();
}
