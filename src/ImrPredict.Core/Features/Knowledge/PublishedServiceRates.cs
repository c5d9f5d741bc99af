using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Text;

namespace ImrPredict.Features;

/// <summary>
/// What the state and the insurers' research institute published on how often requests for a service are overturned
/// (<c>published-service-rates.tsv</c>): known before any decision that is scored, and not fitted here.
/// </summary>
internal static class PublishedServiceRates
{
    private static readonly Dictionary<string, double> LogOdds = TermTable.Read("published-service-rates.tsv", 3)
        .ToDictionary(row => row[0], row => LogOddsOf(double.Parse(row[1], CultureInfo.InvariantCulture) / 100));

    /// <summary>Log-odds of overturn of the service less those of all services; 0 where nothing was published.</summary>
    public static double Of(ServiceCategory service) =>
        (LogOdds.TryGetValue(service.ToString(), out var narrow) ? narrow
            : LogOdds.TryGetValue(service.Category, out var wide) ? wide
            : LogOdds["all"]) - LogOdds["all"];

    private static double LogOddsOf(double share) => Math.Log(share / (1 - share));
}
