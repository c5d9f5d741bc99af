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
internal readonly record struct DecisionId(ItemSource Giver, string Number, bool IsOfState)
{
    private const int MostDigits = 7;
    private static readonly string[] HealthPlanGrounds = ["MN", "EI", "UR"];

    /// <summary>The id of an item, by the form of its case number.</summary>
    public static DecisionId Of(DisputedItem item)
    {
        var number = item.CaseNumber.AsSpan().Trim();
        if (Parts(number, "CM", leastDigits: 5) is { } dwc)
        {
            return new(ItemSource.DwcLetter, $"CM{dwc.Year}-{dwc.Serial.PadLeft(7, '0')}", true);
        }

        foreach (var ground in HealthPlanGrounds)
        {
            if (Parts(number, ground, leastDigits: 1) is { } dmhc)
            {
                return new(ItemSource.DmhcFile, $"{ground}{dmhc.Year}-{dmhc.Serial.TrimStart('0')}", true);
            }
        }

        return new(item.Source, item.CaseNumber, false);
    }

    /// <summary>
    /// The two digits of the year and the serial number of <c>CM24-0000123</c>; null where a number has another form.
    /// </summary>
    private static (string Year, string Serial)? Parts(ReadOnlySpan<char> number, string prefix, int leastDigits)
    {
        if (!number.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = number[prefix.Length..];
        var serial = rest.Length <= 2 ? default : rest[(rest[2] == '-' ? 3 : 2)..];
        return serial.Length >= leastDigits && serial.Length <= MostDigits
            && !rest[..2].ContainsAnyExceptInRange('0', '9') && !serial.ContainsAnyExceptInRange('0', '9')
            ? (rest[..2].ToString(), serial.ToString())
            : null;
    }
}
