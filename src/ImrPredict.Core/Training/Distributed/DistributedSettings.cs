using System.Globalization;

namespace ImrPredict.Training.Distributed;

/// <summary>
/// Settings of the trees that several processes train. The weak signal asks for small steps and many rows a leaf: of
/// three settings tried on a synthetic corpus of 20,000 items this was the best.
/// </summary>
public sealed record DistributedSettings
{
    /// <summary>Number of trees. Default 400.</summary>
    public int Trees { get; init; } = 400;

    /// <summary>Most leaves of a tree. Default 8.</summary>
    public int Leaves { get; init; } = 8;

    /// <summary>Step of each tree. Default 0.04.</summary>
    public double LearningRate { get; init; } = 0.04;

    /// <summary>
    /// Least second derivative of the loss in a leaf, p(1-p)/4 a row: 64 rows at even odds, 178 at one in ten. Rows of
    /// a leaf are only estimated by ranks, which would choose other splits than one process. Default 4.
    /// </summary>
    public double LeastHessian { get; init; } = 4;

    /// <summary>Most bins of a column's values. Default 63.</summary>
    public int Bins { get; init; } = 63;

    /// <summary>Seed. Default 1.</summary>
    public int Seed { get; init; } = 1;

    // Second derivative of the loss of a row at a rate, by the sigmoid below.
    internal static double HessianOf(double rate) => rate * (1 - rate) / 4;

    // No L2 penalty: one process leaves a column out below a node where it does not gain, ranks do not, and only a
    // penalty makes that differ. ML.NET takes a loaded model's sigmoid for 0.5, whatever it says; columns are compared
    // with numbers, never missing.
    internal string Parameters(int ranks, int threads) => string.Create(
        CultureInfo.InvariantCulture,
        $"objective=binary sigmoid=0.5 num_leaves={Leaves} learning_rate={LearningRate:R} min_data_in_leaf=1"
        + $" min_sum_hessian_in_leaf={LeastHessian:R} max_bin={Bins} seed={Seed} num_threads={threads}"
        + $" num_machines={ranks} tree_learner={(ranks > 1 ? "data" : "serial")} pre_partition=true deterministic=true"
        + $" force_row_wise=true feature_pre_filter=false use_missing=false verbosity=-1");
}
