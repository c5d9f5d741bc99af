using System.Globalization;
using ImrPredict.Audit.Log;
using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Reports.Audit.Findings;

/// <summary>What readers found about flags, in sentences.</summary>
public static class FindingWords
{
    /// <summary>A finding as commands and forms name it.</summary>
    public static string NameOf(LogFinding finding) =>
        finding == LogFinding.DataError ? "data-error" : finding.ToString().ToLowerInvariant();

    /// <summary>A finding in words.</summary>
    public static string Of(LogFinding finding) => NameOf(finding).Replace('-', ' ');

    /// <summary>How many flags were worth reading, and how far readers agree; nothing where none is judged.</summary>
    public static IEnumerable<string> Of(FlagPrecision precision)
    {
        if (precision.Share is { } share)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"of {precision.Judged} flags that people judged {share:P0} were worth reading (95 % interval "
                    + $"{precision.Low:P0} to {precision.High:P0}): {Part(precision, precision.Confirmed)} confirmed, "
                    + $"{Part(precision, precision.Explained)} explained, "
                    + $"{Part(precision, precision.DataErrors)} data errors");
        }

        if (precision.Unsettled > 0)
        {
            yield return $"on {Figures.Count(precision.Unsettled)} {(precision.Unsettled == 1 ? "flag" : "flags")} "
                + "readers differ, and nobody has settled it";
        }

        foreach (var pair in precision.Agreement)
        {
            yield return Of(pair);
        }
    }

    /// <summary>How far two readers agree.</summary>
    public static string Of(ReaderAgreement pair) =>
        $"{Name(pair.First)} and {Name(pair.Second)} agree on {Figures.Count(pair.Agreed)} of "
        + $"{Figures.Count(pair.Decisions)} that both judged; {Kappa(pair)}";

    private static string Kappa(ReaderAgreement pair) =>
        pair.IsTooFew ? $"kappa: too few to tell (fewer than {Figures.Count(ReaderAgreement.Fewest)})"
        : pair.Kappa is { } kappa
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"kappa {kappa:0.00} (95 % interval {pair.Low:0.00} to {pair.High:0.00}; {pair.Expected:P0} would agree by "
                + $"chance)")
        : "kappa is not defined, since both found the same thing throughout";

    private static string Part(FlagPrecision precision, int count)
    {
        Estimate share = precision.ShareOf(count);
        return string.Create(
            CultureInfo.InvariantCulture, $"{count} ({share.Value:P0}, {share.Low:P0} to {share.High:P0})");
    }

    private static string Name(string reader) => reader.Length > 0 ? reader : "a reader without a name";
}
