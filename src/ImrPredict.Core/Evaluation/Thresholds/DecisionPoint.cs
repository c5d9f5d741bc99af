using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Evaluation.Thresholds;

/// <summary>
/// What looking at all items from a probability on brings. The threshold is a choice of costs: at a threshold t one
/// overturned item found is worth (1 - t) / t needless looks.
/// </summary>
/// <param name="Threshold">Probability from which on items are looked at, in (0, 1).</param>
/// <param name="Share">Share of the rows that are looked at: the capacity that it takes.</param>
/// <param name="Recall">Share of the overturned rows among them.</param>
/// <param name="NetBenefit">
/// Overturned rows found less needless looks, weighed by t / (1 - t). Unit: overturned items found for each row.
/// </param>
/// <param name="AllNetBenefit">The same of looking at all rows; that of looking at none is 0.</param>
/// <param name="Gain">
/// Net benefit less that of looking at all or at none, whichever is more. The lower end of its interval is no higher
/// than Wilson's intervals (1927) of the overturn rates of the rows left out and looked at allow.
/// </param>
public sealed record DecisionPoint(
    double Threshold, double Share, double Recall, Estimate NetBenefit, double AllNetBenefit, Estimate Gain);
