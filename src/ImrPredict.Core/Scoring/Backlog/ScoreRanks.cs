using ImrPredict.Scoring.Items;

namespace ImrPredict.Scoring.Backlog;

/// <summary>
/// Ranks of overturn probabilities, in constant memory: probabilities are counted first, to six places as they are
/// written, and ranked in a second pass in input order.
/// </summary>
internal sealed class ScoreRanks
{
    private const int Steps = 1_000_000;
    private const int ServiceSteps = 1000;
    private const int MostServices = 5000;
    private readonly int[] _counts = new int[Steps + 1];
    private readonly Dictionary<string, int[]> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _sums = new(StringComparer.Ordinal);
    private int[]? _next;

    /// <summary>Counts a row.</summary>
    public void Count(ItemScore row)
    {
        if (row.WrittenProbability is not { } p)
        {
            return;
        }

        _counts[Step(p, Steps)]++;
        if (!_services.TryGetValue(row.Service, out var service))
        {
            if (_services.Count >= MostServices)
            {
                return;
            }

            _services[row.Service] = service = new int[ServiceSteps + 1];
        }

        service[Step(p, ServiceSteps)]++;
    }

    /// <summary>The rank of the next row in input order, when all rows are counted.</summary>
    /// <returns>1 is the highest, equals by position; null where the row has no probability.</returns>
    public long? RankOf(ItemScore row)
    {
        if (row.WrittenProbability is not { } p)
        {
            return null;
        }

        _next ??= Starts();
        return ++_next[Step(p, Steps)];
    }

    /// <summary>
    /// Percentile within the service: the share of the run's scored items of the same service whose probability, to
    /// three places, is lower, equal ones counting half.
    /// </summary>
    /// <returns>0 to 100; null where the row has no probability, or services are too many to be told apart.</returns>
    public double? PercentileOf(ItemScore row)
    {
        if (row.WrittenProbability is not { } p || !_services.TryGetValue(row.Service, out var service))
        {
            return null;
        }

        // Up to each step, the step included; summed up when the first is asked for, since all rows are counted then.
        if (!_sums.TryGetValue(row.Service, out var upTo))
        {
            _sums[row.Service] = upTo = [.. service];
            for (var i = 1; i < upTo.Length; i++)
            {
                upTo[i] += upTo[i - 1];
            }
        }

        var at = Step(p, ServiceSteps);
        return 100 * (upTo[at] - (service[at] / 2.0)) / upTo[^1];
    }

    private static int Step(double probability, int steps) => (int)Math.Round(probability * steps);

    private int[] Starts()
    {
        var starts = new int[_counts.Length];
        var above = 0;
        for (var i = _counts.Length - 1; i >= 0; i--)
        {
            starts[i] = above;
            above += _counts[i];
        }

        return starts;
    }
}
