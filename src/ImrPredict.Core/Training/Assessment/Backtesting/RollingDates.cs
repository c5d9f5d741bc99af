using System.Globalization;

namespace ImrPredict.Training.Assessment.Backtesting;

/// <summary>How moments are written.</summary>
public static class RollingDates
{
    /// <summary>Year and month, e.g. <c>2014-03</c>.</summary>
    /// <param name="moment">Years with a fraction.</param>
    public static string Month(double moment)
    {
        var year = (int)Math.Floor(moment);
        var days = (moment - year) * (DateTime.IsLeapYear(year) ? 366 : 365);
        return new DateOnly(year, 1, 1).AddDays((int)days).ToString("yyyy-MM", CultureInfo.InvariantCulture);
    }
}
