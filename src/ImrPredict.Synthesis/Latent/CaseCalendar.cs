using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Latent;

/// <summary>Years by volume, and the gaps between the dates of a case.</summary>
internal sealed class CaseCalendar
{
    private readonly CorpusOptions _options;
    private readonly YearMix[] _years;
    private readonly double[] _weights;

    public CaseCalendar(CorpusOptions options, YearMix[] years)
    {
        _options = options;
        _years = years;
        _weights = [.. years.Select(y => y.Year < options.FromYear || y.Year > options.ToYear ? 0 : y.Letters)];
    }

    /// <summary>Place of the year that the services of a source are mixed by.</summary>
    public int YearAt(long source) => Decided(new CounterRandom(_options.Seed, RandomStream.Dates, source)).YearAt;

    public CaseDates DatesOf(long index, long source, ClusterKind kind, bool early)
    {
        var key = kind == ClusterKind.Resubmission ? source : index;
        var random = new CounterRandom(_options.Seed, RandomStream.Dates, key);
        var decision = Decided(random).Day;
        var claimDays = early ? random.Between(25, 150) : ChronicDays(random);
        var backlog = decision.Year == 2014 ? random.Between(20, 120) : 0;
        var assigned = decision.AddDays(-Gap(random, 16, 22, 27, 33) - backlog);
        var received = assigned.AddDays(-Gap(random, 1, 3, 5, 8));
        var denial = received.AddDays(-Gap(random, 1, 4, 15, 30));
        var dates = new CaseDates(denial.AddDays(-claimDays), denial, received, assigned, decision);
        return kind == ClusterKind.Resubmission ? Later(dates, index) : dates;
    }

    /// <summary>The same denial and the same records, reviewed a second time.</summary>
    private CaseDates Later(CaseDates dates, long index)
    {
        var days = new CounterRandom(_options.Seed, RandomStream.Edits, index).Between(45, 200);
        var last = new DateOnly(_options.ToYear, 12, 31).DayNumber;
        days = Math.Min(days, Math.Max(0, last - dates.Decision.DayNumber));
        return dates with
        {
            Received = dates.Received.AddDays(days),
            Assigned = dates.Assigned.AddDays(days),
            Decision = dates.Decision.AddDays(days),
        };
    }

    private (int YearAt, DateOnly Day) Decided(CounterRandom random)
    {
        var at = random.PickIndex(_weights);
        var first = new DateOnly(_years[at].Year, _years[at].Year == 2013 ? 2 : 1, 3);
        return (at, first.AddDays(random.Next(new DateOnly(first.Year, 12, 31).DayNumber - first.DayNumber)));
    }

    private static int ChronicDays(CounterRandom random)
    {
        // A product of two uniform numbers has a long right tail without a logarithm.
        var years = 0.45 + (16 * random.NextDouble() * random.NextDouble()) + (2 * random.NextDouble());
        return (int)(years * 365.25);
    }

    /// <summary>Days whose 10th, 50th and 90th percentile lie near the three middle values.</summary>
    private static int Gap(CounterRandom random, int low, int p10, int median, int p90)
    {
        var at = random.NextDouble();
        return at < 0.1 ? random.Between(low, p10)
            : at < 0.5 ? random.Between(p10, median)
            : at < 0.9 ? random.Between(median, p90)
            : random.Between(p90, p90 + 3);
    }
}

/// <summary>The dates of a case, in the order in which they must follow.</summary>
internal sealed record CaseDates(
    DateOnly Injury, DateOnly UrDenial, DateOnly Received, DateOnly Assigned, DateOnly Decision);
