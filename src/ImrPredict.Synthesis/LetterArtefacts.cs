namespace ImrPredict.Synthesis;

/// <summary>
/// What extraction, redaction and old programs do to a letter's text; each can be switched on by itself.
/// </summary>
[Flags]
public enum LetterArtefacts
{
    /// <summary>A clean text.</summary>
    None = 0,

    /// <summary>An empty line follows every line.</summary>
    BlankLineAfterEveryLine = 1 << 0,

    /// <summary>Form feeds at page ends, also inside items; the empty line at a page end is lost.</summary>
    FormFeeds = 1 << 1,

    /// <summary>Words are cut at line ends, and hyphened words break there.</summary>
    HyphenatedLineEnds = 1 << 2,

    /// <summary>Dates are broken behind their last hyphen or slash.</summary>
    SplitDates = 1 << 3,

    /// <summary>Header table: all labels first, then all values.</summary>
    HeaderLabelsFirst = 1 << 4,

    /// <summary>
    /// Header table: "Priority: Standard Application", "Received:" and the date on lines of their own.
    /// </summary>
    HeaderPriorityWrapped = 1 << 5,

    /// <summary>No empty line stands before an item's title.</summary>
    NoBlankBeforeTitle = 1 << 6,

    /// <summary>No empty line stands behind an item's title.</summary>
    NoBlankAfterTitle = 1 << 7,

    /// <summary>The verdict stands alone on the line behind its title.</summary>
    VerdictOnNextLine = 1 << 8,

    /// <summary>Each page begins with the case number and the page's number.</summary>
    PageHeaders = 1 << 9,

    /// <summary>Spaces are lost between words, e.g. <c>notmedically</c>.</summary>
    GluedWords = 1 << 10,

    /// <summary>Lines end with carriage return and line feed.</summary>
    CarriageReturns = 1 << 11,

    /// <summary>Typographic quotes, dashes and signs, written as Windows-1252 bytes.</summary>
    Windows1252 = 1 << 12,

    /// <summary>Some spaces are non-breaking.</summary>
    NonBreakingSpaces = 1 << 13,

    /// <summary>fi and fl are ligatures.</summary>
    Ligatures = 1 << 14,

    /// <summary>A redacted word leaves a gap of many spaces.</summary>
    RedactionGaps = 1 << 15,

    /// <summary>The age is not stated.</summary>
    MissingAge = 1 << 16,

    /// <summary>The last item's verdict and what follows is lost with the last page.</summary>
    MissingVerdict = 1 << 17,

    /// <summary>Nearly all lines end with a space.</summary>
    TrailingSpaces = 1 << 18,

    /// <summary>A space stands before "Case Number:".</summary>
    LeadingSpace = 1 << 19,

    /// <summary>All of them may occur.</summary>
    All = (1 << 20) - 1,
}
