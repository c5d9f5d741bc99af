using ImrPredict.Cases;
using ImrPredict.Features.Blocks;

namespace ImrPredict.Features.Categorical;

/// <summary>
/// Quantities, delays and claim age as numbers for trees; <see cref="FeatureRow.Unknown"/> where unknown. Nothing is
/// fitted.
/// </summary>
internal sealed class NumberBlock : FeatureBlock
{
    private static readonly (FeatureColumn Column, Func<DisputedItem, float> ValueOf)[] Numbers =
    [
        New("claim-age-days", FeatureTheme.Dates, i => Log(i.ClaimAgeDays)),
        New("days:injury-denial", FeatureTheme.Dates, i => Log(Days(i.InjuryDate, i.UrDenialDate))),
        New("days:denial-received", FeatureTheme.Dates, i => Log(Days(i.UrDenialDate, i.ReceivedDate))),
        New("days:received-assigned", FeatureTheme.Dates, i => Log(Days(i.ReceivedDate, i.AssignedDate))),
        New("items-in-case", FeatureTheme.ItemsInCase, i => i.ItemsInCase ?? FeatureRow.Unknown),
        New("quantity:requested", FeatureTheme.Quantity, i => Log(i.RequestedQuantity?.Amount)),
        New("quantity:authorised", FeatureTheme.Quantity, i => Log(i.AuthorisedQuantity?.Amount)),
        New("quantity:disputed", FeatureTheme.Quantity, i => Log(i.DisputedQuantity?.Amount)),
        New("ur-modified", FeatureTheme.UrDecision, i =>
            Flag(i.UrDecision == UtilizationReviewDecision.Modified, i.UrDecision is not null)),
        New("retrospective", FeatureTheme.ReviewType, i =>
            Flag(i.ReviewType == ReviewType.Retrospective, i.ReviewType is not null)),
        New("no-guideline-cited", FeatureTheme.Guideline, i =>
            Flag(ItemLevels.CitesNoGuideline(i.ClaimsAdministratorGuideline), i.RequestedService.Length > 0)),
        New("surgical-satellite", FeatureTheme.Satellite, i =>
            Flag(RequestWords.IsSurgicalSatellite(i.RequestedService), i.RequestedService.Length > 0)),
    ];

    /// <summary>The columns of every such block.</summary>
    public static IReadOnlyList<FeatureColumn> AllColumns { get; } = [.. Numbers.Select(number => number.Column)];

    /// <inheritdoc/>
    public override IReadOnlyList<FeatureColumn> Columns => AllColumns;

    /// <inheritdoc/>
    public override void Append(DisputedItem item, ClinicalReading reading, RowBuilder row)
    {
        var values = row.Dense(Numbers.Length);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Numbers[i].ValueOf(item);
        }
    }

    /// <inheritdoc/>
    public override void Save(BinaryWriter writer)
    {
    }

    private static (FeatureColumn Column, Func<DisputedItem, float> ValueOf) New(
        string name, FeatureTheme theme, Func<DisputedItem, float> valueOf) =>
        (new(name, FeatureView.Numbers, theme), valueOf);

    private static float Flag(bool value, bool isKnown) => !isKnown ? FeatureRow.Unknown : value ? 1 : 0;

    private static float Log(double? value) =>
        value is { } known ? (float)Math.Log(1 + Math.Max(0, known)) : FeatureRow.Unknown;

    private static double? Days(DateOnly? from, DateOnly? to) =>
        from is { } start && to is { } end ? end.DayNumber - start.DayNumber : null;
}
