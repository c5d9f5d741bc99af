using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;

namespace ImrPredict.Tests.Audit;

/// <summary>Decided items made up for a test; every random draw has a seed.</summary>
internal static class MadeCases
{
    /// <summary>One item.</summary>
    public static DecidedItem Item(
        int letter, int number, bool overturned, DateOnly? decided = null, string text = "", string rationale = "") =>
        new(
            new DisputedItem
            {
                CaseNumber = string.Create(CultureInfo.InvariantCulture, $"CM90-{letter:D7}"),
                Number = number,
                Source = ItemSource.DwcLetter,
                RequestedService = "Made-up service",
                ClinicalText = text,
            },
            new Decision
            {
                Outcome = overturned ? Outcome.Overturned : Outcome.Upheld,
                DecisionDate = decided,
                Rationale = rationale.Length == 0 ? null : rationale,
            });

    /// <summary>
    /// Letters of a size with outcomes drawn from probabilities; letter-mates share a pull on the logit.
    /// </summary>
    public static (List<DecidedItem> Items, double[] Probabilities) Drawn(
        Random random, int letters, int perLetter, Func<double> probability, double shared = 0)
    {
        var (items, probabilities) = (new List<DecidedItem>(), new List<double>());
        for (var letter = 0; letter < letters; letter++)
        {
            var one = random.NextDouble();
            for (var number = 1; number <= perLetter; number++)
            {
                var p = probability();
                // With the chance 'shared' the letter has one draw for all: exact margins, correlated items.
                var own = random.NextDouble();
                var draw = random.NextDouble() < shared ? one : own;
                items.Add(Item(letter, number, draw < p));
                probabilities.Add(p);
            }
        }

        return (items, [.. probabilities]);
    }

    /// <summary>The item with the other outcome.</summary>
    public static DecidedItem Flipped(DecidedItem item) => item with
    {
        Decision = item.Decision with { Outcome = item.Overturned ? Outcome.Upheld : Outcome.Overturned },
    };

    /// <summary>A probability whose logit is normal.</summary>
    public static double LogitNormal(Random random, double mean, double spread) =>
        1 / (1 + Math.Exp(-(mean + (spread * Gauss(random)))));

    /// <summary>A standard normal draw (Box and Muller).</summary>
    public static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
