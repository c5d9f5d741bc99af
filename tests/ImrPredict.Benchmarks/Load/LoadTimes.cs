using System.Globalization;
using System.Net;

namespace ImrPredict.Benchmarks.Load;

/// <summary>How long answers took, by kind.</summary>
internal sealed class LoadTimes
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, List<double>> _times = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _wrong = new(StringComparer.Ordinal);

    /// <summary>Answers so far.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _times.Values.Sum(times => times.Count);
            }
        }
    }

    public void Add(string kind, TimeSpan time, HttpStatusCode status)
    {
        lock (_gate)
        {
            if (!_times.TryGetValue(kind, out var times))
            {
                times = _times[kind] = [];
            }

            times.Add(time.TotalMilliseconds);
            if (status != HttpStatusCode.OK)
            {
                var told = $"{kind}: {(int)status}";
                _wrong[told] = _wrong.GetValueOrDefault(told) + 1;
            }
        }
    }

    /// <summary>A line for each kind, one for all, and what was no page.</summary>
    public IEnumerable<string> Lines()
    {
        lock (_gate)
        {
            return
            [
                Line("milliseconds", "pages", "p50", "p95", "p99", "most"),
                .. _times.Select(kind => Line(kind.Key, kind.Value)),
                Line("all", [.. _times.Values.SelectMany(times => times)]),
                .. _wrong.Select(wrong => $"not answered: {wrong.Key}, {wrong.Value} times"),
            ];
        }
    }

    private static string Line(string name, List<double> times)
    {
        times.Sort();
        return Line(name, $"{times.Count}", At(0.5), At(0.95), At(0.99), At(1));

        string At(double share) => times.Count == 0 ? "-" : times[
            Math.Clamp((int)Math.Ceiling(share * times.Count) - 1, 0, times.Count - 1)]
            .ToString("0.0", CultureInfo.InvariantCulture);
    }

    private static string Line(string name, string count, string half, string most, string nearly, string all) =>
        $"{name,-16}{count,8}{half,10}{most,10}{nearly,10}{all,10}";
}
