using System.Globalization;
using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Ingest.Tables.Cells;

namespace ImrPredict.Ingest.Tables.Dmhc;

/// <summary>The closed columns of the DMHC file: what each spelling of a release means. Null: no known value.</summary>
internal static partial class DmhcValue
{
    private const int FirstYear = 1990;
    private const int LastYear = 2100;

    /// <summary>Whether a text has the pattern of a reference id, e.g. <c>MN14-18694</c>.</summary>
    public static bool IsReferenceId(string text) => ReferenceIdPattern().IsMatch(text);

    /// <summary>A year, also as a fraction (<c>2023.0</c>) or as a day of it (<c>2023-01-01</c>).</summary>
    public static int? Year(string text) =>
        (WholeNumber.Read(text) ?? YearOfDay(text)) is { } year and >= FirstYear and <= LastYear ? year : null;

    public static int? Days(string text) => WholeNumber.Read(text);

    /// <summary>"Upheld Decision of Health Plan" and its relatives; a partial outcome is none of them.</summary>
    public static Outcome? Determination(string text)
    {
        var match = DeterminationPattern().Match(HeaderKey.Of(text));
        return !match.Success ? null : match.Groups["upheld"].Success ? Outcome.Upheld : Outcome.Overturned;
    }

    public static string? Type(string text) => HeaderKey.Of(text) switch
    {
        "medicalnecessity" or "mednecessity" or "mn" => "Medical Necessity",
        "experimentalinvestigational" or "experimental" or "investigational" or "ei"
            or "experimentalorinvestigational" => "Experimental/Investigational",
        "urgentcare" or "emergencyurgent" or "emergencyurgentcare" or "erurgentcare" or "uc" or "ur" => "Urgent Care",
        _ => null,
    };

    public static Sex? Gender(string text) => HeaderKey.Of(text) switch
    {
        "male" or "m" => Sex.Male,
        "female" or "f" => Sex.Female,
        _ => null,
    };

    public static Priority? ImrType(string text) => HeaderKey.Of(text) switch
    {
        "standard" => Priority.Standard,
        "expedited" or "expedite" => Priority.Expedited,
        _ => null,
    };

    /// <summary>
    /// An age band as <c>11-20</c> or <c>65+</c>; also where a spreadsheet took "11-20" for 20 November.
    /// </summary>
    public static string? AgeRange(string text)
    {
        if (text is "20-Nov" or "Nov-20" || MangledBand().IsMatch(text))
        {
            return "11-20";
        }

        var match = AgePattern().Match(text);
        return !match.Success ? null
            : match.Groups["open"].Success ? $"{match.Groups["from"].ValueSpan}+"
            : $"{match.Groups["from"].ValueSpan}-{match.Groups["to"].ValueSpan}";
    }

    /// <summary>
    /// Whether a cell can stand in a column: empty, or a known value; names of categories are not looked at.
    /// </summary>
    public static bool Allows(DmhcColumn column, string text) => column switch
    {
        DmhcColumn.ReferenceId => IsReferenceId(text),
        DmhcColumn.ReportYear => Year(text) is not null,
        _ when text.Length == 0 => true,
        DmhcColumn.Determination => Determination(text) is not null,
        DmhcColumn.Type => Type(text) is not null,
        DmhcColumn.AgeRange => AgeRange(text) is not null,
        DmhcColumn.PatientGender => Gender(text) is not null,
        DmhcColumn.ImrType => ImrType(text) is not null,
        DmhcColumn.DaysToReview or DmhcColumn.DaysToAdopt => Days(text) is not null,
        _ => true,
    };

    private static int? YearOfDay(string text) => DayOfYear().Match(text) is { Success: true } day
        ? int.Parse(day.Groups[day.Groups[1].Success ? 1 : 2].ValueSpan, CultureInfo.InvariantCulture)
        : null;

    [GeneratedRegex(@"^(?:([0-9]{4})-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/([0-9]{4}))(?:[T ][0-9:.]+Z?)?$")]
    private static partial Regex DayOfYear();

    [GeneratedRegex(@"^[A-Za-z]{1,4}[0-9]{2}-?[0-9]{1,7}$")]
    private static partial Regex ReferenceIdPattern();

    [GeneratedRegex("^(?:(?<upheld>upheld|uphold)|overturned|overturn)"
        + "(?:(?:the)?(?:healthplans?|plans?)?(?:decision|denial)?(?:of|by)?(?:the)?(?:healthplan|plan)?)$")]
    private static partial Regex DeterminationPattern();

    [GeneratedRegex(@"^(?<from>[0-9]{1,3})\s*(?:(?<open>\+|and (?:over|older|up)|or (?:over|older))"
        + @"|(?:-|_|–|—|to)\s*(?<to>[0-9]{1,3}))(?:\s*(?:years|yrs)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex AgePattern();

    [GeneratedRegex(@"^[0-9]{4}-11-20$|^11/20/[0-9]{2,4}$")]
    private static partial Regex MangledBand();
}
