using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Training.Assessment;

/// <summary>A paired difference of AUC with its 95 % interval.</summary>
/// <param name="Auc">The difference.</param>
/// <param name="AucLow">Lower end.</param>
/// <param name="AucHigh">Upper end.</param>
public sealed record AucDifference(double Auc, double AucLow, double AucHigh)
{
    /// <summary>Joins point and interval.</summary>
    public static AucDifference Of(double difference, Interval interval) => new(difference, interval.Low, interval.High);
}
