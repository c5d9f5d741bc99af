namespace ImrPredict.Synthesis.Latent;

/// <summary>The dates of a case, in the order in which they must follow.</summary>
internal sealed record CaseDates(
    DateOnly Injury, DateOnly UrDenial, DateOnly Received, DateOnly Assigned, DateOnly Decision);
