using ImrPredict.Audit.Surprise;

namespace ImrPredict.Audit.Run;

/// <summary>A decision to be read first, and why.</summary>
/// <param name="Surprise">How strange it is.</param>
/// <param name="Request">The service that it is about, as the title or the coded row words it.</param>
/// <param name="Service">What the rate is of: the category of the service; null where unknown.</param>
/// <param name="ServiceRate">
/// Overturn rate of that service in other letters of the list; null where there are none.
/// </param>
/// <param name="ServiceCount">Items that the rate rests on.</param>
/// <param name="Reasons">Why it stands out, in plain words without clinical text.</param>
/// <param name="Evidence">What moved the model; null where not at hand.</param>
public sealed record Flag(
    ItemSurprise Surprise,
    string Request,
    string? Service,
    double? ServiceRate,
    int ServiceCount,
    IReadOnlyList<string> Reasons,
    ItemEvidence? Evidence);
