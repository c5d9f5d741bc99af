namespace ImrPredict.Audit.Twins;

/// <summary>Twins and what they say about the noise of decisions.</summary>
/// <param name="Pairs">Pairs of items of different letters with near-identical facts, by rows.</param>
/// <param name="Clusters">What the pairs tie together, by first row.</param>
/// <param name="DisagreementShare">
/// Share of the pairs decided differently, every cluster counted once; null without pairs.
/// </param>
public sealed record TwinResult(
    IReadOnlyList<TwinPair> Pairs, IReadOnlyList<TwinCluster> Clusters, double? DisagreementShare)
{
    /// <summary>
    /// The best accuracy that is possible on such items, if twins differ by chance alone: with the chance e of the
    /// rarer outcome twins differ with 2 e (1 - e). Null without pairs. Twins are not typical, so it is no ceiling for
    /// all items.
    /// </summary>
    public double? AccuracyCeiling => DisagreementShare is { } d ? (1 + Math.Sqrt(Math.Max(0, 1 - (2 * d)))) / 2 : null;
}
