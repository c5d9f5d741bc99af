namespace ImrPredict.Numerics;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>
    /// The place below which a share lies: Wichura 1988 (algorithm AS 241, PPND7), right to about seven digits.
    /// </summary>
    /// <param name="share">Inside (0, 1).</param>
    public static double Quantile(double share)
    {
        var q = share - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var near = 0.180625 - (q * q);
            return q * Ratio(
                near, [3.3871327179, 50.434271938, 159.29113202, 59.109374720],
                [1, 17.895169469, 78.757757664, 67.187563600]);
        }

        var r = Math.Sqrt(-Math.Log(Math.Min(share, 1 - share)));
        var far = r <= 5
            ? Ratio(
                r - 1.6, [1.4234372777, 2.7568153900, 1.3067284816, 0.17023821103],
                [1, 0.73700164250, 0.12021132975])
            : Ratio(
                r - 5, [6.6579051150, 3.0812263860, 0.42868294337, 0.017337203997], [1, 0.24197894225, 0.012258202635]);
        return q < 0 ? -far : far;
    }

    /// <summary>The share above a place, right to four digits or more; never below 1e-300.</summary>
    /// <param name="z">At least 0; a standard score.</param>
    public static double UpperTail(double z)
    {
        // The quantile turned round by halving, in the logarithm of the share.
        var (low, high) = (Math.Log(1e-300), Math.Log(0.5));
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = -Quantile(Math.Exp(middle)) > z ? (middle, high) : (low, middle);
        }

        return Math.Exp(high);
    }

    private static double Ratio(double x, ReadOnlySpan<double> above, ReadOnlySpan<double> below) =>
        Polynomial(x, above) / Polynomial(x, below);

    private static double Polynomial(double x, ReadOnlySpan<double> factors)
    {
        var sum = 0.0;
        for (var i = factors.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + factors[i];
        }

        return sum;
    }
}
