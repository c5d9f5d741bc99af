namespace ImrPredict.Desk.Work;

/// <summary>How far the work on a batch is.</summary>
/// <param name="Doing">What is done.</param>
/// <param name="Share">How much of all is done, 0 to 1; null where it is not known.</param>
/// <param name="Items">Items read.</param>
public sealed record BatchProgress(string Doing, double? Share, long Items);
