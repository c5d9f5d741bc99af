using System.Globalization;
using ImrPredict.Audit.Timeliness;
using ImrPredict.Cases;

namespace ImrPredict.Score.Audit;

/// <summary>Reads the clocks that <c>--clock</c> gives.</summary>
internal static class ClockOption
{
    private static readonly Dictionary<string, Func<TimelinessOptions, int?, TimelinessOptions>> Stages =
        new(StringComparer.Ordinal)
        {
            ["file"] = (options, days) => options with { FileDays = days },
            ["assign"] = (options, days) => options with { AssignDays = days },
            ["review"] = (options, days) => options with { ReviewDays = days },
            ["review-expedited"] = (options, days) => options with { ReviewExpeditedDays = days },
            ["adopt"] = (options, days) => options with { AdoptDays = days },
            ["adopt-expedited"] = (options, days) => options with { AdoptExpeditedDays = days },
        };

    /// <summary>The options with the clocks of e.g. <c>adopt=45</c>.</summary>
    /// <exception cref="ImrPredictException">One is not well formed.</exception>
    public static TimelinessOptions Apply(TimelinessOptions options, IReadOnlyList<string> clocks)
    {
        foreach (var clock in clocks)
        {
            var parts = clock.Split('=', 2, StringSplitOptions.TrimEntries);
            options = parts.Length == 2 && Stages.TryGetValue(parts[0], out var stage)
                && (parts[1] == "none" || (int.TryParse(
                    parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var days)
                    && days <= TimelinessOptions.MostDays))
                ? stage(options, parts[1] == "none" ? null : int.Parse(parts[1], CultureInfo.InvariantCulture))
                : throw new ImrPredictException(
                    $"--clock '{clock}': expected STAGE=DAYS with at most {TimelinessOptions.MostDays} whole days or "
                    + "'none', and one of "
                    + $"{string.Join(", ", Stages.Keys)}.");
        }

        return options;
    }
}
