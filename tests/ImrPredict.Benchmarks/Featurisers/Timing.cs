using System.Globalization;

namespace ImrPredict.Benchmarks.Featurisers;

/// <summary>What one contender took and reached.</summary>
/// <param name="FeaturiseSeconds">Seconds to learn the features and to turn all documents into numbers.</param>
/// <param name="TrainSeconds">Seconds of the logistic regression.</param>
/// <param name="PeakMb">Most memory of the process, documents included.</param>
/// <param name="Auc">AUC on the documents not learnt from.</param>
/// <param name="Features">Columns.</param>
internal sealed record Timing(double FeaturiseSeconds, double TrainSeconds, double PeakMb, double Auc, int Features)
{
    /// <summary>Most columns of every contender.</summary>
    public const int MostFeatures = 200_000;

    /// <summary>The most memory that this process has held. Unit: MB.</summary>
    public static double PeakMegabytes() => long.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024.0;

    /// <summary>One line, as the children of the benchmark print it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{FeaturiseSeconds:0.00} {TrainSeconds:0.00} {PeakMb:0} {Auc:0.0000} {Features}");

    /// <summary>Reads such a line.</summary>
    public static Timing Parse(string line)
    {
        double[] parts = [.. line.Split(' ').Take(5).Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        return new(parts[0], parts[1], parts[2], parts[3], (int)parts[4]);
    }
}
