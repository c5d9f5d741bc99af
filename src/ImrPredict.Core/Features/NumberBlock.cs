using ImrPredict.Cases;

namespace ImrPredict.Features;

/// <summary>Quantities, delays and claim age as numbers for trees; <see cref="FeatureRow.Unknown"/> where unknown. Nothing is fitted.</summary>
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
        values[8] = item.UrDecision is { } ur ? Flag(ur == UtilizationReviewDecision.Modified) : FeatureRow.Unknown;
        values[9] = item.ReviewType is { } type ? Flag(type == ReviewType.Retrospective) : FeatureRow.Unknown;
        values[10] = hasRequest ? Flag(string.IsNullOrWhiteSpace(item.ClaimsAdministratorGuideline)
            || item.ClaimsAdministratorGuideline.Contains("did not cite", StringComparison.OrdinalIgnoreCase)) : FeatureRow.Unknown;
        values[11] = hasRequest ? Flag(RequestWords.IsSurgicalSatellite(item.RequestedService)) : FeatureRow.Unknown;
    }

    private static float Flag(bool value) => value ? 1 : 0;

    private static float Log(double? value) => value is { } known ? (float)Math.Log(1 + Math.Max(0, known)) : FeatureRow.Unknown;

    private static double? Days(DateOnly? from, DateOnly? to) =>
        from is { } start && to is { } end ? end.DayNumber - start.DayNumber : null;
}
