namespace ImrPredict.Text.Evidence;

/// <summary>A number that belongs to a mention.</summary>
/// <param name="Value">
/// The number in <paramref name="Unit"/>; of a range the upper end, of a change the later value.
/// </param>
/// <param name="Unit">What it counts.</param>
/// <param name="Span">Where it stands, unit included.</param>
/// <param name="Before">The earlier value of a change ("from 8 to 4"); null where there is none.</param>
public sealed record EvidenceNumber(double Value, NumberUnit Unit, TextSpan Span, double? Before = null);
