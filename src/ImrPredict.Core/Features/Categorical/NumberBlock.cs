using ImrPredict.Cases;
using ImrPredict.Features.Rows;

namespace ImrPredict.Features.Categorical;

/// <summary>
/// Quantities, delays and claim age as numbers for trees; <see cref="FeatureRow.Unknown"/> where unknown. Nothing is
/// fitted.
/// </summary>
internal static class NumberBlock
{
    /// <summary>Names of the values that <see cref="Fill"/> writes.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "claim-age-days", "days:injury-denial", "days:denial-received", "days:received-assigned", "items-in-case",
        "quantity:requested", "quantity:authorised", "quantity:disputed", "ur-modified", "retrospective",
        "no-guideline-cited", "surgical-satellite",
    ];

    /// <summary>Writes the numbers of an item.</summary>
    public static void Fill(DisputedItem item, Span<float> values)
    {
        var hasRequest = item.RequestedService.Length > 0;
        values[0] = Log(item.ClaimAgeDays);
        values[1] = Log(Days(item.InjuryDate, item.UrDenialDate));
        values[2] = Log(Days(item.UrDenialDate, item.ReceivedDate));
        values[3] = Log(Days(item.ReceivedDate, item.AssignedDate));
        values[4] = item.ItemsInCase ?? FeatureRow.Unknown;
        values[5] = Log(item.RequestedQuantity?.Amount);
        values[6] = Log(item.AuthorisedQuantity?.Amount);
        values[7] = Log(item.DisputedQuantity?.Amount);
        values[8] = Flag(item.UrDecision is { } ur ? ur == UtilizationReviewDecision.Modified : null);
        values[9] = Flag(item.ReviewType is { } type ? type == ReviewType.Retrospective : null);
        values[10] = Flag(hasRequest ? ItemLevels.CitesNoGuideline(item.ClaimsAdministratorGuideline) : null);
        values[11] = Flag(hasRequest ? RequestWords.IsSurgicalSatellite(item.RequestedService) : null);
    }

    private static float Flag(bool? value) => value is { } known ? known ? 1 : 0 : FeatureRow.Unknown;

    private static float Log(double? value) =>
        value is { } known ? (float)Math.Log(1 + Math.Max(0, known)) : FeatureRow.Unknown;

    private static double? Days(DateOnly? from, DateOnly? to) =>
        from is { } start && to is { } end ? end.DayNumber - start.DayNumber : null;
}
