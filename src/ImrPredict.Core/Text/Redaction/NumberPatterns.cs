using System.Text.RegularExpressions;

namespace ImrPredict.Text.Redaction;

/// <summary>What is told from its form: mail addresses, numbers, dates, addresses.</summary>
internal static partial class NumberPatterns
{
    private const int FewestDigits = 4;
    private const string Months =
        "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
        + "|Nov(?:ember)?|Dec(?:ember)?)";

    private const string States =
        "(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]"
        + "|W[AIVY]|Calif(?:ornia)?)";

    /// <summary>Every find with its kind.</summary>
    public static IEnumerable<RedactedSpan> Find(string text) =>
    [
        .. Spans(Email(), text, RedactedKind.Email),
        .. Spans(SocialSecurity(), text, RedactedKind.SocialSecurity),
        .. Spans(DayOfYear(), text, RedactedKind.Date).Where(span => IsDay(text, span)),
        .. Spans(IsoDate(), text, RedactedKind.Date),
        .. Spans(MonthDay(), text, RedactedKind.Date),
        .. Spans(DayMonth(), text, RedactedKind.Date),
        .. Spans(Phone(), text, RedactedKind.Phone),
        .. Spans(NamedNumber(), text, RedactedKind.ClaimNumber).Where(span => HasDigits(text, span)),
        .. Spans(LetteredNumber(), text, RedactedKind.ClaimNumber),
        .. Spans(LongNumber(), text, RedactedKind.ClaimNumber),
        .. Spans(Street(), text, RedactedKind.Address),
        .. Spans(PostBox(), text, RedactedKind.Address),
        .. Spans(Town(), text, RedactedKind.Address),
    ];

    // The last group is what is meant, where a pattern has one.
    private static IEnumerable<RedactedSpan> Spans(Regex pattern, string text, RedactedKind kind) =>
        pattern.Matches(text).Select(match => (Group)match.Groups[^1])
            .Select(found => new RedactedSpan(found.Index, found.Length, kind));

    private static bool HasDigits(string text, RedactedSpan span)
    {
        var digits = 0;
        foreach (var c in text.AsSpan(span.Start, span.Length))
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits >= FewestDigits;
    }

    // Doses and levels look alike (5/325/40): one number must be a month, the other a day.
    private static bool IsDay(string text, RedactedSpan span)
    {
        Span<int> numbers = stackalloc int[3];
        var at = 0;
        foreach (var c in text.AsSpan(span.Start, span.Length))
        {
            if (char.IsAsciiDigit(c))
            {
                numbers[at] = (numbers[at] * 10) + (c - '0');
            }
            else
            {
                at++;
            }
        }

        var (first, second) = (numbers[0], numbers[1]);
        return first > 0 && second > 0 && Math.Max(first, second) <= 31 && Math.Min(first, second) <= 12;
    }

    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(
        @"(?<![\w-])(?:[\dxX*]{3}-[\dxX*]{2}-\d{4}(?![\w-])"
        + @"|(?:SSN|SS#|[Ss]ocial [Ss]ecurity(?: [Nn]umber| [Nn]o\.?)?)[ :#]{0,3}"
        + @"(?:\d{3} \d{2} \d{4}|\d{9}|\d{4})(?!\w))",
        RegexOptions.CultureInvariant)]
    private static partial Regex SocialSecurity();

    [GeneratedRegex(
        @"(?<![\w/.])\d{1,2}/\d{1,2}/(?:(?:19|20)\d{2}|\d{2})(?![\w/])"
        + @"|(?<![\w/.-])\d{1,2}(?:-\d{1,2}-|\.\d{1,2}\.)(?:(?:19|20)\d{2}|\d{2})(?![\w/-])",
        RegexOptions.CultureInvariant)]
    private static partial Regex DayOfYear();

    [GeneratedRegex(
        @"(?<![\w-])(?:19|20)\d{2}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();

    [GeneratedRegex(
        @"(?<!\w)" + Months + @"\.? {1,2}\d{1,2}(?:st|nd|rd|th)?(?:,? {1,2}(?:19|20)\d{2})?(?![\w/-])",
        RegexOptions.CultureInvariant)]
    private static partial Regex MonthDay();

    [GeneratedRegex(
        @"(?<![\w/-])\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -]" + Months + @"\.?,?[ -](?:19|20)\d{2}(?!\w)",
        RegexOptions.CultureInvariant)]
    private static partial Regex DayMonth();

    [GeneratedRegex(
        @"(?<![\w-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}"
        + @"(?: {0,2}(?:x|[Ee]xt\.?) {0,2}\d{1,6})?(?![\w-])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(
        @"(?<!\w)(?:claim|file|case|policy|account|acct|member|medical record|record|chart|patient|wcab|eams|mrn"
        + @"|ref(?:erence)?"
        + @"|invoice|bill|application|group|dcn)(?: ?(?:case|id))? {0,2}(?:numbers?|nos?\.?|num\.?|id|#|:)"
        + @" {0,2}[:#]{0,2} {0,2}"
        + @"([A-Z0-9](?:[A-Z0-9]|[-/][A-Z0-9]){3,24})(?!\w)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamedNumber();

    [GeneratedRegex(@"(?<![\w-])[A-Z]{2,5}-?\d{2,4}-?\d{4,10}(?:-\d{1,6})?(?![\w])", RegexOptions.CultureInvariant)]
    private static partial Regex LetteredNumber();

    [GeneratedRegex(@"(?<![\w.,/-])\d{7,20}(?:-\d{1,6})?(?![\w%])", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();

    [GeneratedRegex(
        @"(?<![\w./-])\d{1,6}(?:-\d{1,4})? (?:[NSEW]\.? )?(?:[\p{Lu}\d][\p{L}\d.'\u2019-]{0,20} ){1,4}"
        + @"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Way|Place|Pl|Circle|Cir|Terrace"
        + @"|Ter|Parkway|Pkwy|Highway|Hwy|Trail|Square|Sq|Loop|Plaza|STREET|ST|AVENUE|AVE|ROAD|RD|BLVD|DRIVE|DR|LANE"
        + @"|LN|COURT|CT|WAY)(?!\w)\.?(?:,? {0,2}(?:Apt|Apartment|Suite|Ste|Unit|Floor|Fl|Room|Rm|APT|STE|UNIT|#)"
        + @"\.? {0,2}#?"
        + @"[\w-]{1,8})?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Street();

    [GeneratedRegex(@"(?<!\w)P\.? ?O\.? ?B(?:ox|OX) {1,2}[\w-]{1,10}", RegexOptions.CultureInvariant)]
    private static partial Regex PostBox();

    [GeneratedRegex(
        @"(?<!\w)(?:\p{Lu}[\p{L}.'\u2019-]{1,20} ){0,2}\p{Lu}[\p{L}.'\u2019-]{1,20},? {1,2}" + States
        + @"\.?,? {1,2}\d{5}(?:-\d{4})?(?!\w)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Town();
}
