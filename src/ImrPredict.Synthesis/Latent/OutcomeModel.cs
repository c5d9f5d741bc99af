using ImrPredict.Numerics;

namespace ImrPredict.Synthesis.Latent;

/// <summary>
/// The logit of an overturn: evidence with its interactions, the service's intercept, and hidden leanings.
/// </summary>
internal static class OutcomeModel
{
    public const double LetterSd = 0.8;
    public const double ReviewerSd = 0.5;
    public const double RequesterSd = 0.4;
    public const double YearSd = 0.15;

    /// <summary>Probability of a satellite where its surgery was overturned, and where it was upheld.</summary>
    public const double SatelliteOverturned = 0.75;
    public const double SatelliteUpheld = 0.02;

    private const double GapCap = -0.5;

    /// <summary>Set so that the facts give a Bayes AUC of about 0.81 on printed verdicts.</summary>
    private const double Scale = 1.3;

    private static readonly double HiddenSd = Math.Sqrt(
        (LetterSd * LetterSd) + (ReviewerSd * ReviewerSd) + (RequesterSd * RequesterSd) + (YearSd * YearSd));

    // Gauss-Hermite nodes and weights of a standard normal variable.
    private static readonly double[] Nodes =
    [
        -4.512745863399783, -3.205429002856470, -2.076847978677830, -1.023255663789133, 0,
        1.023255663789133, 2.076847978677830, 3.205429002856470, 4.512745863399783,
    ];

    private static readonly double[] Weights =
    [
        0.000022345844007746563, 0.002789141321231769, 0.04991640676521788, 0.2440975028949394, 0.4063492063492063,
        0.2440975028949394, 0.04991640676521788, 0.002789141321231769, 0.000022345844007746563,
    ];

    /// <summary>The part of the logit that the facts give, without intercept and hidden effects.</summary>
    public static double Evidence(LatentLetter letter, LatentItem item)
    {
        var sum = 0.0;
        foreach (var prior in item.Service.Factors)
        {
            sum += Effect(prior, letter, item);
        }

        return Scale * (sum + Interactions(letter, item) + Circumstances(letter, item));
    }

    /// <summary>Adds intercept and hidden effects; a gap in the documents caps what the rest may add up to.</summary>
    public static double Logit(LatentItem item, double intercept, double evidence, double hidden) =>
        (item.Holds(EvidenceFactor.DocumentationGap) ? Math.Min(intercept + evidence, GapCap) : intercept + evidence)
        + hidden;

    /// <summary>The probability where hidden effects are not known: their mean over a normal distribution.</summary>
    public static double FromFacts(double visibleLogit)
    {
        var mean = 0.0;
        for (var i = 0; i < Nodes.Length; i++)
        {
            mean += Weights[i] * Logistic.Sigmoid(visibleLogit + (HiddenSd * Nodes[i]));
        }

        return mean;
    }

    private static double Effect(FactorPrior prior, LatentLetter letter, LatentItem item)
    {
        var status = item[prior.Factor];
        if (status == FactStatus.Present)
        {
            return prior.EffectPresent * (prior.Factor switch
            {
                EvidenceFactor.AcuteOrPostoperative when letter.ClaimYears > 3 => 0.5,
                EvidenceFactor.NotRecommended when letter.ClaimYears > 3 && item.Service.Group == "opioid" => 2,
                EvidenceFactor.RepeatStudy when ChangedSince(item) => 0,
                _ => 1,
            });
        }

        return status != FactStatus.Absent ? 0 : prior.EffectAbsent * (prior.Factor switch
        {
            EvidenceFactor.FailedConservativeCare when item.Holds(EvidenceFactor.RedFlag) => 0,
            EvidenceFactor.OpioidMonitoring when item.Holds(EvidenceFactor.AcuteOrPostoperative) => 0,
            _ => 1,
        });
    }

    private static bool ChangedSince(LatentItem item) =>
        item.Holds(EvidenceFactor.NeurologicDeficit) || item.Holds(EvidenceFactor.RedFlag);

    private static double Interactions(LatentLetter letter, LatentItem item)
    {
        var sum = 0.0;
        if (item.Service.Group is "imaging" or "injection"
            && item.Holds(EvidenceFactor.FailedConservativeCare) && item.Holds(EvidenceFactor.NeurologicDeficit))
        {
            sum += 0.8;
        }

        if (item.Service.IsCourse && item[EvidenceFactor.QuantityWithinGuideline] == FactStatus.Absent
            && item.Holds(EvidenceFactor.FunctionalGain))
        {
            sum += 1.0;
        }

        return letter.ClaimYears <= 1 ? sum : sum + (item.Service.Group switch
        {
            "relaxant" => -0.5,
            "program" => 0.5,
            _ => 0,
        });
    }

    // The list of factors gives +0.4 to a denial without a guideline, but letters show the opposite (8 % of
    // overturned against 19 % of upheld items).
    private static double Circumstances(LatentLetter letter, LatentItem item) =>
        (letter.PlannedItems >= 5 ? -0.5 : 0)
        + (item.Holds(EvidenceFactor.UrGaveNoGuideline) ? -0.4 : 0)
        + (item.Allowed > 0 ? -0.2 : 0);
}
