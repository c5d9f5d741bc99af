namespace ImrPredict.Audit.Charts.Cusum;

/// <summary>One side of a CUSUM as it goes along: after an alarm it begins again and goes on.</summary>
/// <param name="limit">Alarm above this.</param>
/// <param name="isUpward">Which side.</param>
internal sealed class CusumSide(double limit, bool isUpward)
{
    private double _sum;
    private double _observed;
    private double _expected;
    private int _from;

    /// <summary>Alarms so far, in order of time.</summary>
    public List<CusumAlarm> Alarms { get; } = [];

    /// <summary>Begins anew with the next letter.</summary>
    public void Reset() => _sum = 0;

    /// <summary>Takes a letter and gives the sum behind it, that of an alarm included.</summary>
    public double Step(int place, double score, double observed, double expected)
    {
        if (_sum <= 0)
        {
            (_from, _observed, _expected) = (place, 0, 0);
        }

        _sum = Math.Max(0, _sum + score);
        (_observed, _expected) = (_observed + observed, _expected + expected);
        var shown = _sum;
        if (_sum > limit)
        {
            Alarms.Add(new(_from, place, isUpward, _observed, _expected));
            Reset();
        }

        return shown;
    }
}
