namespace ImrPredict.Evaluation;

/// <summary>The points of a reliability diagram.</summary>
public static class Reliability
{
    /// <summary>Ten bins of equal width, the empty ones included.</summary>
    /// <param name="overturned">Outcomes.</param>
    /// <param name="probabilities">Probabilities, same length.</param>
    public static IReadOnlyList<ReliabilityBin> Bins(
        IReadOnlyList<bool> overturned, IReadOnlyList<double> probabilities)
    {
        var rows = overturned.Zip(probabilities).ToLookup(row => CalibrationError.BinOf(row.Second));
        return
        [
            .. Enumerable.Range(0, CalibrationError.Bins).Select(bin => new ReliabilityBin(
                (double)bin / CalibrationError.Bins,
                rows[bin].Count(),
                rows[bin].Any() ? rows[bin].Average(row => row.Second) : double.NaN,
                rows[bin].Any() ? rows[bin].Average(row => row.First ? 1.0 : 0.0) : double.NaN)),
        ];
    }
}
