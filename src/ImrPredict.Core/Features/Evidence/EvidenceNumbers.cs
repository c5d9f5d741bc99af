using ImrPredict.Text.Evidence;

namespace ImrPredict.Features.Evidence;

/// <summary>The numbers of a text that bear on necessity; NaN where it gives none.</summary>
internal static class EvidenceNumbers
{
    /// <summary>Names of the values that <see cref="Fill"/> writes.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "visits done, largest", "visits asked for, largest", "pain score, largest", "fall of the pain score, largest",
        "relief or improvement in percent, largest", "morphine equivalent in mg, largest", "weeks of care, largest",
    ];

    /// <summary>Writes the numbers of the mentions.</summary>
    public static void Fill(IReadOnlyList<EvidenceMention> mentions, Span<float> values)
    {
        values[..Names.Count].Fill(float.NaN);
        foreach (var mention in mentions)
        {
            if (mention.Number is { } number && PlaceOf(mention, number) is { } place)
            {
                values[place] = Math.Max(float.IsNaN(values[place]) ? 0 : values[place], (float)number.Value);
            }

            if (mention is { Number: { Unit: NumberUnit.PainScore, Before: { } before } change } && before > change.Value)
            {
                values[3] = Math.Max(float.IsNaN(values[3]) ? 0 : values[3], (float)(before - change.Value));
            }
        }
    }

    private static int? PlaceOf(EvidenceMention mention, EvidenceNumber number) => (number.Unit, mention.Status) switch
    {
        (NumberUnit.Visits, Assertion.Present) => 0,
        (NumberUnit.Visits, Assertion.Hypothetical) => 1,
        (NumberUnit.PainScore, Assertion.Present) => 2,
        (NumberUnit.Percent, Assertion.Present) => 4,
        (NumberUnit.MorphineMilligrams, Assertion.Present) => 5,
        (NumberUnit.Weeks, Assertion.Present) => 6,
        _ => null,
    };
}
