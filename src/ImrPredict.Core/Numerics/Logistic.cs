namespace ImrPredict.Numerics;

/// <summary>Between probabilities and log-odds.</summary>
public static class Logistic
{
    /// <summary>The probability at log-odds: 1 / (1 + e^-x).</summary>
    public static double Sigmoid(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>The log-odds of a probability; infinite at 0 and 1.</summary>
    public static double Logit(double probability) => Math.Log(probability / (1 - probability));
}
