using System.Text.RegularExpressions;
using ImrPredict.Cases;

namespace ImrPredict.Audit.Charts;

/// <summary>
/// Keeps persons out of charts. A reviewer's anonymity is protected by statute, and licence states with a specialty
/// often fit one person only: a specialty is cut down to its name, and a column of persons is refused.
/// </summary>
internal static partial class UnitPrivacy
{
    /// <summary>The column as it may be shown, and how many units are withheld.</summary>
    /// <exception cref="ImrPredictException">The column's name says that its units are persons.</exception>
    public static (UnitColumn Column, int Withheld) Check(UnitColumn column)
    {
        if (column.Name == UnitColumns.ReviewerSpecialty)
        {
            column = column with { Units = [.. column.Units.Select(Specialty)] };
        }
        else if (PersonColumn().IsMatch(column.Name)
            && !column.Name.Contains("pseudonym", StringComparison.OrdinalIgnoreCase))
        {
            throw new ImrPredictException(
                $"--unit {column.Name}: found a column of persons, expected a unit such as a service or a vendor; "
                + "charts never name an individual (an internal pseudonym in a column named so is accepted).");
        }

        var persons = column.Units.Where(u => u is not null && Person().IsMatch(u)).ToHashSet();
        return persons.Count == 0
            ? (column, 0)
            : (column with { Units = [.. column.Units.Select(u => persons.Contains(u) ? null : u)] }, persons.Count);
    }

    private static string? Specialty(string? printed)
    {
        if (string.IsNullOrWhiteSpace(printed))
        {
            return null;
        }

        var licence = Licence().Match(printed);
        var name = Spaces().Replace(licence.Success ? printed[..licence.Index] : printed, " ")
            .Trim(' ', ',', ';', '.', ':');
        return name.Length == 0 ? null : name;
    }

    [GeneratedRegex(
        @"\b(reviewer|physician|doctor|provider name|adjuster|nurse|examiner|patient|worker|requester|name)s?\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex PersonColumn();

    [GeneratedRegex(@"\bDr\.? [A-Z]|\b(M\.?D|D\.?O|D\.?C|R\.?N|Ph\.?D)\.?$")]
    private static partial Regex Person();

    [GeneratedRegex(
        @"\b(state\(s\) of licen|states? of licen|licen[sc]|certification|has been in active practice|employed)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Licence();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
