using ImrPredict.Training;
using ImrPredict.Training.Package;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

/// <summary>One training run on small cases, made once, that several test classes look at.</summary>
public sealed class SmallRun
{
    /// <summary>Quick settings.</summary>
    public static TrainingOptions Options { get; } = new()
    {
        TestFolds = 3,
        Folds = 3,
        L2 = [1, 10],
        BootstrapResamples = 200,
        Features = new() { TextCharactersAtMost = 0 },
    };

    /// <summary>Quicker ones, for a run of a test's own.</summary>
    public static TrainingOptions Quick { get; } =
        Options with { TestFolds = 2, Folds = 2, L2 = [3], LearningCurve = [] };

    private static Lazy<TrainingRun> Shared { get; } = new(() => ModelTrainer.Train(SmallCases.Make(600), Options));

    /// <summary>The run, cross-validated on 600 rows.</summary>
    public TrainingRun Run { get; } = Shared.Value;
}
