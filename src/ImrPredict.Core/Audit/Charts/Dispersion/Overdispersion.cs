namespace ImrPredict.Audit.Charts.Dispersion;

/// <summary>
/// Spread between units beyond chance. Spiegelhalter 2005 (Statistics in Medicine 24, 1185; Quality and Safety in
/// Health Care 14, 347): z-scores are winsorised so that true outliers do not widen their own limits. Winsorising at
/// 10 % takes a normal z's variance to 0.679, so we divide by it; otherwise too few units in control lie inside.
/// </summary>
/// <param name="Phi">Mean squared z after that; 1 is chance alone.</param>
/// <param name="BetweenVariance">Variance between units of observed over expected; 0 where chance explains all.</param>
public sealed record Overdispersion(double Phi, double BetweenVariance)
{
    private const double Share = 0.1;
    private const int FewestUnits = 5;
    private const int Bisections = 60;

    // E[min(z^2, c^2)] for a standard normal z and c = 1.2816, its 90 % point.
    private const double NormalWinsorisedVariance = 0.67868;

    /// <summary>Chance alone.</summary>
    public static Overdispersion None { get; } = new(1, 0);

    /// <summary>Estimates it; <see cref="None"/> for fewer than 5 units.</summary>
    /// <param name="zScores">(observed - expected) / standard error of each unit.</param>
    /// <param name="ratioErrors">Standard error of observed over expected of each unit, above 0.</param>
    internal static Overdispersion Estimate(IReadOnlyList<double> zScores, IReadOnlyList<double> ratioErrors)
    {
        return zScores.Count < FewestUnits
            ? None
            : new(Math.Max(1, Square(zScores)), Between(zScores, ratioErrors));
    }

    // With one spread between units the z-scores of large units vary more than those of small ones. Winsorising them as
    // they are would take the large units for outliers and find too little, so the variance is sought that makes the
    // rescaled z-scores as wide as chance has them (Paule and Mandel 1982). For units of one size it is the formula of
    // Spiegelhalter's appendix (DerSimonian and Laird 1986).
    private static double Between(IReadOnlyList<double> zScores, IReadOnlyList<double> ratioErrors)
    {
        var wanted = (zScores.Count - 1.0) / zScores.Count;
        double Width(double between) =>
            Square([.. zScores.Select((z, i) => z / Math.Sqrt(1 + (between / (ratioErrors[i] * ratioErrors[i]))))]);
        if (Width(0) <= wanted)
        {
            return 0;
        }

        var (low, high) = (0.0, 1e-6);
        while (Width(high) > wanted)
        {
            (low, high) = (high, high * 4);
        }

        for (var step = 0; step < Bisections; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Width(middle) > wanted ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static double Square(IReadOnlyList<double> zScores) =>
        Winsorised(zScores).Average(z => z * z) / NormalWinsorisedVariance;

    /// <summary>Draws the lowest and highest 10 % in to the 10 % and 90 % points.</summary>
    public static IReadOnlyList<double> Winsorised(IReadOnlyList<double> zScores)
    {
        var sorted = zScores.Order().ToArray();
        var (low, high) = (At(sorted, Share), At(sorted, 1 - Share));
        return [.. zScores.Select(z => Math.Clamp(z, low, high))];
    }

    /// <summary>Variance of an observed count that a unit in control is predicted to have.</summary>
    /// <param name="variance">Its variance by chance.</param>
    /// <param name="expected">Expected count.</param>
    /// <param name="form">How the spread between units enters.</param>
    public double Predictive(double variance, double expected, OverdispersionForm form) => form switch
    {
        OverdispersionForm.Additive => variance + (BetweenVariance * expected * expected),
        OverdispersionForm.Multiplicative => variance * Phi,
        _ => variance,
    };

    private static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
