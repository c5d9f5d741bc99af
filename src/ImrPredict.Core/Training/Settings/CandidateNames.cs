namespace ImrPredict.Training.Settings;

/// <summary>Names of the candidates, as options and reports spell them.</summary>
public static class CandidateNames
{
    /// <summary>Logistic regression on the sparse part (ML.NET L-BFGS).</summary>
    public const string Logistic = "logistic";

    /// <summary>FastTree on the dense part with the logistic score stacked out of fold.</summary>
    public const string FastTree = "fasttree";

    /// <summary>LightGBM on the same.</summary>
    public const string LightGbm = "lightgbm";

    /// <summary>LightGBM on all columns, trained by several processes together; alone in its model.</summary>
    public const string Distributed = "lightgbm-gang";

    /// <summary>Weighted mean of the logits of all learners, the weights learnt on held-out rows.</summary>
    public const string Blend = "blend";
}
