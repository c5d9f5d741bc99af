namespace ImrPredict.Desk;

/// <summary>Where a desk is open.</summary>
/// <param name="Address">Its address; with its key, where nobody signs in.</param>
/// <param name="Store">Its database.</param>
/// <param name="HasAccounts">Whether people sign in.</param>
/// <param name="TrailBroken">Number of the first entry of the trail that was tampered with; null where all fit.</param>
public sealed record DeskPlace(string Address, string Store, bool HasAccounts, long? TrailBroken);
