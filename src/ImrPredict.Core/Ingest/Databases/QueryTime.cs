using System.Diagnostics;
using ImrPredict.Cases;

namespace ImrPredict.Ingest.Databases;

/// <summary>The time that a query may take, from now on.</summary>
/// <param name="seconds">How long, by the clock.</param>
internal sealed class QueryTime(int seconds)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Whether it is over.</summary>
    public bool IsOver => _clock.Elapsed.TotalSeconds >= seconds;

    /// <summary>What is left, at least one.</summary>
    public int MillisecondsLeft => (int)Math.Clamp((seconds * 1000L) - _clock.ElapsedMilliseconds, 1, int.MaxValue);

    /// <summary>What is said when it is over.</summary>
    /// <param name="name">The database.</param>
    /// <param name="problem">What the database said.</param>
    public ImrPredictException Exceeded(string name, Exception problem) => new(
        $"{name}: the query took more than {seconds} s; ask for less at once, or give it longer (--limit "
        + "query-seconds=NUMBER).", problem);
}
