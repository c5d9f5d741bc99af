using System.Buffers;
using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Ingest.Reading;
using ImrPredict.Text.Numbers;

namespace ImrPredict.Ingest.Facts;

/// <summary>
/// Reads how much of a service a title names. Sessions a week times weeks are multiplied; refills are not, because the
/// quantity of a prescription is counted per fill.
/// </summary>
internal static partial class QuantityReader
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Number = @"(?:[0-9]+(?:\.[0-9]+)?|" + NumberWords.Pattern + ")";

    // The words before it stop at the first: a lazy count of them made the compiled pattern of .NET 10 run for ever on
    // some
    // titles.
    private const string Session = @"(?:sessions?|visits?|treatments?)\b(?! (?:a|per|each) )";

    private const string Every = @" ?(?:(?:times?|x|visits?|sessions?) ?)?(?:a|per|/|each) ?(?:week|wk)s?";

    // What each pattern cannot do without: a title that lacks it pays for one plain search.
    private static readonly SearchValues<string> UnknownNeeds = Any("unknown", "unspecified");
    private static readonly SearchValues<string> SessionsNeed = Any("session", "visit", "treatment");
    private static readonly SearchValues<string> WeeklyNeeds = Any("week", "wk");
    private static readonly SearchValues<string> CountNeeds =
        Any("#", "qty", "quantity", "gram", "gms", "tablets", "capsules", "patches", "(");
    private static readonly SearchValues<string> TimesNeed = Any("times", "x");
    private static readonly SearchValues<string> LastingNeeds = Any("day", "week", "month", "hour", "year");

    /// <summary>The quantity that a service's words name; null where they name none.</summary>
    public static ServiceQuantity? Read(string? service)
    {
        if (string.IsNullOrEmpty(service))
        {
            return null;
        }

        if (Has(service, UnknownNeeds) && Unknown(service) is { } unknown)
        {
            return unknown;
        }

        // A pattern that begins with a number need not look for it before the first.
        var number = NumberWords.FirstIn(service);
        return number < 0 ? null
            : (Has(service, SessionsNeed) ? Sessions(service, number) : null)
            ?? (Has(service, WeeklyNeeds) ? Weekly(service, number) : null)
            ?? (Has(service, CountNeeds) ? Counted(service) : null)
            ?? (Has(service, TimesNeed) ? Times(service) : null)
            ?? (Has(service, LastingNeeds) ? Lasting(service, number) : null);
    }

    /// <summary>
    /// Reads the cell of a quantity column: <c>8 sessions</c>, <c>#30</c>, <c>12</c>, <c>30 days</c>.
    /// </summary>
    /// <param name="cell">A trimmed cell; empty gives null.</param>
    /// <returns>The cell's own words; amount and unit are null where it states none that is known.</returns>
    public static ServiceQuantity? ReadCell(string cell)
    {
        if (cell.Length == 0)
        {
            return null;
        }

        var match = CellPattern().Match(cell);
        var unit = match.Groups["unit"];
        return match.Success
            ? new(cell, NumberWords.Parse(match.Groups["n"].Value), unit.Success ? UnitOf(unit.Value) : null)
            : new(cell, null, null);
    }

    private static bool Has(string service, SearchValues<string> any) => service.AsSpan().ContainsAny(any);

    private static SearchValues<string> Any(params string[] words) =>
        SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

    private static ServiceQuantity? Unknown(string service) =>
        UnknownPattern().Match(service) is { Success: true } match ? new(match.Value.Trim('(', ')'), null, null) : null;

    private static ServiceQuantity? Sessions(string service, int number)
    {
        var match = SessionsPattern().Match(service, number);
        if (!match.Success)
        {
            return null;
        }

        // A range has no single number.
        double? amount = match.Groups["to"].Success ? null : NumberWords.Parse(match.Groups["n"].Value);
        return new(match.Value.Trim(), amount, "sessions");
    }

    private static ServiceQuantity? Weekly(string service, int number)
    {
        var match = WeeklyPattern().Match(service, number);
        if (!match.Success)
        {
            return null;
        }

        var total = match.Groups["total"];
        var amount = total.Success ? NumberWords.Parse(total.Value)
            : match.Groups["to"].Success || match.Groups["until"].Success ? (double?)null
            : NumberWords.Parse(match.Groups["n"].Value) * NumberWords.Parse(match.Groups["weeks"].Value);
        return new(match.Value.Trim(), amount, "sessions");
    }

    private static ServiceQuantity? Counted(string service)
    {
        var match = CountPattern().Match(service);
        if (!match.Success)
        {
            return null;
        }

        var unit = match.Groups["unit"].Success ? UnitOf(match.Groups["unit"].Value) : "units";
        return new(match.Value.Trim(' ', ','), NumberWords.Parse(match.Groups["n"].Value), unit);
    }

    private static ServiceQuantity? Times(string service)
    {
        var match = TimesPattern().Match(service);
        if (!match.Success)
        {
            return null;
        }

        var first = match.Groups["n"];
        var amount = NumberWords.Parse(match.Groups["m"].Value) * (first.Success ? NumberWords.Parse(first.Value) : 1);
        return new(match.Value.Trim(), amount, "sessions");
    }

    private static ServiceQuantity? Lasting(string service, int number)
    {
        var match = LastingPattern().Match(service, number);
        return match.Success
            ? new(match.Value.Trim(), NumberWords.Parse(match.Groups["n"].Value), UnitOf(match.Groups["unit"].Value))
            : null;
    }

    /// <summary>The unit that a word of a quantity means, in the plural.</summary>
    private static string UnitOf(string word)
    {
        var lower = word.ToLowerInvariant();
        return lower is "gm" or "gms" or "g" or "gram" ? "grams"
            : lower is "ml" ? "ml"
            : lower is "box" ? "boxes"
            : lower is "visit" or "visits" ? "sessions"
            : lower is "#" or "patch" or "patches" or "tablet" or "tablets" or "tab" or "tabs" or "capsule"
                or "capsules" or "cap" or "caps" ? "units"
            : lower.EndsWith('s') ? lower : lower + "s";
    }

    [GeneratedRegex(
        @"^(?:(?<unit>#)\s*)?(?:qty:?\s*)?(?<n>[0-9]{1,7}(?:\.[0-9]{1,3})?)\s*"
        + @"(?<unit>sessions?|visits?|units?|tablets?|tabs?|capsules?|caps?|patch(?:es)?|days?)?$",
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex CellPattern();

    [GeneratedRegex(
        @"\(?\b(?:unknown|unspecified) (?:quantity|number|amount|rental|duration|frequency)[^),;]{0,20}\)?", Options,
        LetterGuard.PatternMilliseconds)]
    private static partial Regex UnknownPattern();

    [GeneratedRegex(
        @"(?:\b(?<to>" + Number + @") ?(?:-|to) ?)?\b(?<n>" + Number + @")\)? "
        + "(?:(?!a |per |times |x |for |week|wk|day|month|" + Session + ")[a-z/-]+ ){0,5}" + Session,
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex SessionsPattern();

    [GeneratedRegex(
        @"\b(?<n>" + Number + @")(?: ?(?:-|to) ?(?<to>" + Number + @"))?" + Every
        + @"(?: (?:times|x|for|over))* (?<weeks>" + Number + @")(?: ?(?:-|to) ?(?<until>" + Number
            + @"))? ?(?:weeks?|wks?)\b"
        + @"(?: ?\((?<total>[0-9]+)(?: (?:sessions|visits|treatments))?\))?",
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex WeeklyPattern();

    [GeneratedRegex(
        @"(?:# ?|\bQTY\b[:.]? ?|\bquantity(?: of)?:? ?)(?<n>[0-9]+(?:\.[0-9]+)?)(?: ?(?<unit>grams?|gms?|g|ml|"
        + @"box(?:es)?|tab(?:let)?s?|capsules?|patch(?:es)?|bottles?|tubes?|units?|"
        + @"vials?)\b)?(?:,? (?:with )?" + Number + @" refills?)?"
        + @"|\b(?<n>[0-9]+(?:\.[0-9]+)?) ?(?<unit>grams?|gms|tablets|capsules|"
        + @"patches)\b(?: with " + Number + @" refills?)?"
        + @"|\b" + Number + @" \((?<n>[0-9]+)\)",
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex CountPattern();

    [GeneratedRegex(
        @"(?:\b(?<n>[0-9]+) ?)?(?:\btimes|(?<=[0-9] ?)x|\bx) ?(?<m>" + Number
            + @")\b(?! ?(?:a |per |times|weeks?\b|wks?\b|mg|%))", Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex TimesPattern();

    [GeneratedRegex(@"\b(?<n>" + Number + @")[ -](?<unit>day|week|month|hour|year)s?\b(?! old)", Options,
        LetterGuard.PatternMilliseconds)]
    private static partial Regex LastingPattern();
}
