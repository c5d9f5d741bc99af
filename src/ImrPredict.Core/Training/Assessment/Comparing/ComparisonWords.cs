using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Training.Assessment.Comparing;

/// <summary>What a comparison of A and B says, in words; a difference counts when its interval leaves out 0.</summary>
internal static class ComparisonWords
{
    /// <summary>One clause about the ranking, one about the probabilities.</summary>
    public static string Verdict(PairedMetrics metrics)
    {
        if (!metrics.Auc.HasInterval)
        {
            return EnoughRows.TooFew;
        }

        var ranking = metrics.Auc.Sign;
        var probabilities = (-metrics.Brier.Sign, -metrics.LogLoss.Sign) switch
        {
            ( > 0, >= 0) or (0, > 0) => 1,
            ( < 0, <= 0) or (0, < 0) => -1,
            (0, 0) => 0,
            _ => 2,
        };
        return (ranking, probabilities) switch
        {
            (0, 0) => ComparisonReport.NoDifference,
            (0, 2) => "A and B rank alike; Brier score and log-loss disagree about their probabilities",
            (_, 2) => $"{Name(ranking)} ranks better; Brier score and log-loss disagree about the probabilities",
            (0, _) => $"{Name(probabilities)} gives better probabilities; in ranking no difference to be seen",
            (_, 0) => $"{Name(ranking)} ranks better; in probabilities no difference to be seen",
            _ when ranking == probabilities => $"{Name(ranking)} is better, in ranking and in probabilities",
            _ => $"{Name(ranking)} ranks better, {Name(probabilities)} gives better probabilities",
        };
    }

    private static string Name(int sign) => sign > 0 ? "A" : "B";
}
