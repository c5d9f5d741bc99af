using ImrPredict.Synthesis.Grammar;
using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Latent;

/// <summary>The reviewers of a corpus; a few of them write many letters.</summary>
internal sealed class ReviewerPool
{
    private const int Count = 90;
    private static readonly string[] States =
    [
        "California", "Texas", "New York", "Florida", "Illinois", "Ohio", "Arizona", "Michigan", "Georgia",
        "Washington", "Oregon", "Pennsylvania", "Maryland", "Nevada", "Tennessee", "Indiana",
    ];

    private static readonly double[] FamilyWeights = [60, 24, 5, 5, 3, 3];
    private static readonly double[] FamilyLeaning = [0.05, -0.15, 0.1, 0, 0.1, 0];

    // Weights of the date styles; an author keeps to one.
    private static readonly double[] FirstFamilyDates = [24, 30, 10, 14, 6, 2, 14];
    private static readonly double[] OtherDates = [4, 4, 2, 3, 76, 3, 8];

    private readonly int _seed;
    private readonly Reviewer[] _reviewers;
    private readonly double[] _weights;

    public ReviewerPool(int seed, (string Name, double Weight)[] specialties)
    {
        _seed = seed;
        var weights = specialties.Select(s => s.Weight).ToArray();
        _reviewers = [.. Enumerable.Range(0, Count).Select(n => Make(seed, n, specialties, weights))];
        _weights = [.. Enumerable.Range(0, Count).Select(n => 1 / (1 + (n / 15.0)))];
    }

    public Reviewer For(long letter) =>
        _reviewers[new CounterRandom(_seed, RandomStream.Reviewer, letter).PickIndex(_weights)];

    private static Reviewer Make(
        int seed, int number, (string Name, double Weight)[] specialties, ReadOnlySpan<double> weights)
    {
        var random = new CounterRandom(seed, RandomStream.Reviewer, -1 - number);
        var family = random.PickIndex(FamilyWeights);
        return new Reviewer
        {
            Number = number,
            Family = family,
            Specialty = specialties[random.PickIndex(weights)].Name,
            States = PickStates(random),
            DateStyle = (DateStyle)random.PickIndex(family == 0 ? FirstFamilyDates : OtherDates),
            StockShare = 0.1 + (0.4 * random.NextDouble()),
            Effect = FamilyLeaning[family] + (OutcomeModel.ReviewerSd * random.NextNormal()),
        };
    }

    private static string[] PickStates(CounterRandom random)
    {
        var first = random.Chance(0.6) ? "California" : random.Pick(States);
        var more = random.PickIndex([55, 30, 15]);
        return [.. new[] { first }.Concat(Enumerable.Range(0, more).Select(_ => random.Pick(States))).Distinct()];
    }
}
