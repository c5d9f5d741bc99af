using ImrPredict.Cases;
using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Latent;

/// <summary>Draws cases: who, what, when and which facts hold. It knows no outcome.</summary>
internal sealed class LatentGenerator
{
    // Items per letter as counted in real letters; satellites come on top.
    private static readonly double[] ItemCounts = [113, 39, 17, 10, 8, 8, 4, 5, 2, 2];

    private static readonly int[] ShortCourses = [4, 6, 6, 8, 8, 12];

    private readonly CorpusOptions _options;
    private readonly World _world;
    private readonly CaseCalendar _calendar;
    private readonly ClusterPlan _clusters;
    private readonly ReviewerPool _reviewers;
    private readonly double[][] _serviceWeights;
    private readonly FactorPrior[] _letterFacts;
    private readonly FactorPrior[] _earlyLetterFacts;
    private readonly double[] _regionWeights;
    private readonly double[] _satelliteWeights;
    private readonly double[] _requesterTotals;

    public LatentGenerator(CorpusOptions options, World world)
    {
        _options = options;
        _world = world;
        _calendar = new CaseCalendar(options, world.Years);
        _clusters = new ClusterPlan(options);
        _reviewers = new ReviewerPool(options.Seed, world.Specialties);
        _serviceWeights = [.. world.Years.SelectMany(y => new[] { Shares(y, false), Shares(y, true) })];
        _letterFacts =
            [.. world.Services.SelectMany(s => s.Factors).Where(f => f.LetterWide).DistinctBy(f => f.Factor)];
        _earlyLetterFacts = [.. _letterFacts.Select(EarlyPrior)];
        _regionWeights = [.. world.Regions.Select(r => r.Weight)];
        _satelliteWeights = [.. world.Satellites.Select(s => s.Weight)];

        // One in a hundred requesters makes nearly half of the requests.
        _requesterTotals = Totals(Enumerable.Range(1, 2000).Select(rank => 1.0 / rank));
    }

    public LatentLetter Draw(long index)
    {
        var (kind, source) = _clusters.Find(index);
        var random = new CounterRandom(_options.Seed, RandomStream.Latent, source);
        var mix = _calendar.YearAt(source);
        var early = random.Chance(_options.EarlyClaimShare);
        var letter = DrawCase(index, source, kind, early, random);
        var weights = _serviceWeights[(mix * 2) + (early ? 1 : 0)];
        FillItems(letter, weights, random);
        return letter;
    }

    /// <summary>A case with one item of a given service among as many others as such items have beside them.</summary>
    public LatentLetter DrawFor(ServiceKind service, long sample)
    {
        var random = new CounterRandom(_options.Seed, RandomStream.Calibration, (service.Index * 100_000L) + sample);
        var planned = random.PickIndex([.. ItemCounts.Select((count, i) => count * (i + 1))]) + 1;
        var early = random.Chance(_options.EarlyClaimShare);
        var letter = DrawCase(sample, sample, ClusterKind.None, early, random, planned);
        letter.Items.Add(DrawItem(letter, service, random));
        return letter;
    }

    private static double[] Totals(IEnumerable<double> weights)
    {
        var total = 0.0;
        return [.. weights.Select(weight => total += weight)];
    }

    private double[] Shares(YearMix year, bool early) =>
        [.. _world.Services.Select(s => s.ShareAt(year.Mix, early))];

    private LatentLetter DrawCase(
        long index, long source, ClusterKind kind, bool early, CounterRandom random, int? planned = null)
    {
        var region = _world.Regions[random.PickIndex(_regionWeights)];
        var other = _world.Regions[random.PickIndex(_regionWeights)];
        var personKey = kind == ClusterKind.RequesterKit ? index : source;
        var letter = new LatentLetter
        {
            Index = index,
            Source = source,
            ClusterKind = kind,
            Early = early,
            Dates = _calendar.DatesOf(index, source, kind, early),
            Person = DrawPerson(new CounterRandom(_options.Seed, RandomStream.Person, personKey)),
            Region = region,
            OtherRegion = other,
            Side = region.Sided ? (BodySide)random.PickIndex([45, 47, 8]) : null,
            Diagnosis = random.Pick(early ? region.Acute : region.Chronic),
            OtherDiagnosis = random.Pick(random.Chance(0.5) ? other.Acute : other.Chronic),
            Requester = random.PickFromTotals(_requesterTotals),
            Reviewer = _reviewers.For(index),
            Author = _reviewers.For(source),
            Priority = random.Chance(0.006) ? Priority.Expedited : Priority.Standard,
            Facts = new FactStatus[17],
            PlannedItems = planned ?? random.PickIndex(ItemCounts) + 1,
        };
        DrawLetterFacts(letter, random);
        return letter;
    }

    private static Person DrawPerson(CounterRandom random)
    {
        var age = (int)Math.Round(45.5 + (12.3 * random.NextNormal()));
        return new Person(Math.Clamp(age, 18, 82), random.Chance(0.57) ? Sex.Male : Sex.Female);
    }

    /// <summary>Facts of the whole letter are drawn once, whichever services ask for them.</summary>
    private void DrawLetterFacts(LatentLetter letter, CounterRandom random)
    {
        foreach (var prior in letter.Early ? _earlyLetterFacts : _letterFacts)
        {
            letter.Facts[(int)prior.Factor] = prior.Draw(random);
        }
    }

    private static FactorPrior EarlyPrior(FactorPrior prior) => prior.Factor switch
    {
        EvidenceFactor.FailedConservativeCare => prior with { Present = 0.22, Absent = 0.44 },
        EvidenceFactor.AcuteOrPostoperative => prior with { Present = 0.25, Absent = 0.02 },
        EvidenceFactor.ConcordantStudy => prior with { Present = 0.14 },
        _ => prior,
    };

    private void FillItems(LatentLetter letter, double[] weights, CounterRandom random)
    {
        var used = new HashSet<(int, string)>();
        for (var i = 0; i < letter.PlannedItems; i++)
        {
            var service = _world.Services[random.PickIndex(weights)];
            var item = DrawItem(letter, service, random);
            if (!used.Add((service.Index, item.Drug?.Name ?? "")))
            {
                continue;
            }

            letter.Items.Add(item);
            if (_world.Surgery.Contains(service.Index))
            {
                AddSatellites(letter, letter.Items.Count - 1, random);
            }
        }
    }

    private void AddSatellites(LatentLetter letter, int surgery, CounterRandom random)
    {
        var count = random.PickIndex([30, 15, 15, 14, 10, 8, 5, 3]);
        var used = new HashSet<int>();
        for (var i = 0; i < count; i++)
        {
            var at = random.PickIndex(_satelliteWeights);
            if (used.Add(at))
            {
                var facts = ItemFacts(letter, _world.Satellite, random);
                letter.Items.Add(new LatentItem
                {
                    Service = _world.Satellite,
                    SatelliteTitle = _world.Satellites[at].Title,
                    PrimaryAt = surgery,
                    Facts = facts,
                });
            }
        }
    }

    private static LatentItem DrawItem(LatentLetter letter, ServiceKind service, CounterRandom random)
    {
        var facts = ItemFacts(letter, service, random);
        var drug = service.Drugs.Length == 0 ? null : random.Pick(service.Drugs);
        var within = facts[(int)EvidenceFactor.QuantityWithinGuideline];
        var visits = random.Pick(within == FactStatus.Absent ? [8, 10, 12, 12, 16, 18, 24] : ShortCourses);
        var prior = within switch
        {
            FactStatus.Absent => random.Between(10, 36),
            FactStatus.Present when letter.Facts[(int)EvidenceFactor.FailedConservativeCare] != FactStatus.Absent
                => random.Pick([0, 2, 4, 6]),
            _ => 0,
        };
        var count = drug is null ? "" : random.Pick(drug.Counts);
        return new LatentItem
        {
            Service = service,
            Drug = drug,
            Strength = drug is null ? "" : random.Pick(drug.Strengths),
            Count = count,
            Facts = facts,
            Visits = visits,
            PriorVisits = prior,
            VisitLimit = prior + visits,
            Allowed = random.Chance(0.10) ? AllowedOf(service, visits, count, random) : 0,
            Substituted = random.Chance(0.012),
            Retrospective = random.Chance(0.02),
        };
    }

    private static int AllowedOf(ServiceKind service, int visits, string count, CounterRandom random)
    {
        if (service.IsCourse)
        {
            return visits - Math.Max(2, visits / random.Between(2, 3));
        }

        return service.Group != "compound" && int.TryParse(count, out var units) && units >= 30
            ? units - Math.Max(5, units / random.Between(2, 4))
            : 0;
    }

    private static FactStatus[] ItemFacts(LatentLetter letter, ServiceKind service, CounterRandom random)
    {
        var facts = new FactStatus[17];
        foreach (var prior in service.Factors)
        {
            facts[(int)prior.Factor] = prior.LetterWide ? letter.Facts[(int)prior.Factor] : prior.Draw(random);
        }

        // A worker without therapy so far asks for a first course of it.
        if (service.IsCourse && letter.Facts[(int)EvidenceFactor.FailedConservativeCare] == FactStatus.Absent
            && random.Chance(0.7))
        {
            facts[(int)EvidenceFactor.QuantityWithinGuideline] = FactStatus.Present;
            facts[(int)EvidenceFactor.FunctionalGain] = FactStatus.NotStated;
        }

        facts[(int)EvidenceFactor.UrGaveNoGuideline] = random.Chance(0.18) ? FactStatus.Present : FactStatus.Absent;
        return facts;
    }
}
