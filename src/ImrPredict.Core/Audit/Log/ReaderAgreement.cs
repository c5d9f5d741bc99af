using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Audit.Log;

/// <summary>
/// How far two readers agree on decisions that both have judged: Cohen's kappa (1960), the share of agreement beyond
/// what their own shares of findings would give by chance.
/// </summary>
/// <param name="First">One reader.</param>
/// <param name="Second">The other.</param>
/// <param name="Decisions">Decisions that both have judged.</param>
/// <param name="Agreed">Of them with the same finding.</param>
/// <param name="Expected">Share of agreement that chance would give.</param>
/// <param name="Kappa">
/// 1 for full agreement, 0 for that of chance; null where both gave one and the same finding throughout.
/// </param>
/// <param name="Low">
/// Lower end of its 95 % interval. As in Cohen's formula the agreement of chance counts as known; the share of
/// agreement has Wilson's interval, which holds for few decisions and for full agreement too.
/// </param>
/// <param name="High">Upper end.</param>
public sealed record ReaderAgreement(
    string First, string Second, int Decisions, int Agreed, double Expected, double? Kappa, double? Low, double? High)
{
    /// <summary>Decisions below which kappa says too little.</summary>
    public const int Fewest = 10;

    /// <summary>Whether there are too few decisions to tell.</summary>
    public bool IsTooFew => Decisions < Fewest;

    /// <summary>Measures every two readers who have judged a decision both; those with most in common first.</summary>
    /// <param name="decisions">What readers found, before it was settled.</param>
    public static IReadOnlyList<ReaderAgreement> Measure(IEnumerable<JudgedDecision> decisions) =>
    [
        .. decisions.SelectMany(decision => decision.Readers.OrderBy(reader => reader.Who, StringComparer.Ordinal)
                .ToList() is var readers
                ? readers.SelectMany((first, i) => readers.Skip(i + 1).Select(second => (First: first, Second: second)))
                : [])
            .GroupBy(pair => (First: pair.First.Who, Second: pair.Second.Who))
            .Select(pairs => Of(
                pairs.Key.First, pairs.Key.Second,
                [.. pairs.Select(pair => (pair.First.Finding, pair.Second.Finding))]))
            .OrderByDescending(pair => pair.Decisions).ThenBy(pair => pair.First, StringComparer.Ordinal),
    ];

    private static ReaderAgreement Of(string first, string second, List<(LogFinding First, LogFinding Second)> pairs)
    {
        var agreed = pairs.Count(pair => pair.First == pair.Second);
        var expected = pairs.Select(pair => pair.First).Distinct().Sum(finding =>
            (double)pairs.Count(pair => pair.First == finding) / pairs.Count
            * pairs.Count(pair => pair.Second == finding) / pairs.Count);
        if (expected >= 1)
        {
            return new(first, second, pairs.Count, agreed, 1, null, null, null);
        }

        var share = WilsonInterval.Estimate((double)agreed / pairs.Count, pairs.Count);
        return new(
            first, second, pairs.Count, agreed, expected, Beyond(share.Value), Beyond(share.Low), Beyond(share.High));

        double Beyond(double agreement) => (agreement - expected) / (1 - expected);
    }
}
