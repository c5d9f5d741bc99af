using ImrPredict.Audit.Charts.Dispersion;

namespace ImrPredict.Audit.Charts.Runs;

/// <summary>Where the counts of one period lie in control.</summary>
internal sealed class CountPoint
{
    private readonly CountDistribution _counts;
    private readonly double _centre;
    private readonly (int Low, int High) _limits;

    /// <param name="counts">Distribution of the count.</param>
    /// <param name="centre">Its mean, above 0.</param>
    public CountPoint(CountDistribution counts, double centre) =>
        (_counts, _centre, _limits) = (counts, centre, counts.Limits(0.001));

    /// <summary>
    /// A count as a point of a run. One between the mean and the middle of its distribution lies on neither side.
    /// </summary>
    public RunPoint Of(int count)
    {
        var sigmas = _counts.Sigmas(count);
        var off = count - _centre;
        return new(
            count / _centre, Math.Abs(off) < 1e-6 || off * sigmas < 0 ? 0 : sigmas,
            count > _limits.High ? 1 : count < _limits.Low ? -1 : 0);
    }

    /// <summary>The point that a draw in [0, 1) gives.</summary>
    public RunPoint Draw(double share) => Of(_counts.At(share));
}
