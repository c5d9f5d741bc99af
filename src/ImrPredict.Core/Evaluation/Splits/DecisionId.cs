using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;

namespace ImrPredict.Evaluation.Splits;

/// <summary>
/// The number of a case and who gave it. The state's departments number every case once, so one of their numbers means
/// one case in every file. The number of anyone else may be a running number that the next file gives anew.
/// </summary>
/// <param name="Giver">The department by its files, else the kind of input that the number stands in.</param>
/// <param name="Number">The number, a department's in one spelling.</param>
/// <param name="IsOfState">Whether it means one case in every file.</param>
internal readonly partial record struct DecisionId(ItemSource Giver, string Number, bool IsOfState)
{
    /// <summary>The id of an item, by the form of its case number.</summary>
    public static DecisionId Of(DisputedItem item)
    {
        var number = item.CaseNumber.Trim();
        if (WorkersCompensation().Match(number) is { Success: true } dwc)
        {
            return new(
                ItemSource.DwcLetter, $"CM{dwc.Groups[1].ValueSpan}-{dwc.Groups[2].Value.PadLeft(7, '0')}", true);
        }

        if (HealthPlan().Match(number) is { Success: true } dmhc)
        {
            var (ground, year) = (dmhc.Groups[1].Value.ToUpperInvariant(), dmhc.Groups[2].Value);
            return new(ItemSource.DmhcFile, $"{ground}{year}-{dmhc.Groups[3].Value.TrimStart('0')}", true);
        }

        return new(item.Source, item.CaseNumber, false);
    }

    [GeneratedRegex("^CM([0-9]{2})-?([0-9]{5,7})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WorkersCompensation();

    [GeneratedRegex("^(MN|EI|UR)([0-9]{2})-?([0-9]{1,7})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HealthPlan();
}
