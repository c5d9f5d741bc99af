using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Runs;

namespace ImrPredict.Reports.Audit;

/// <summary>How runs, variation and targets are told.</summary>
public static class RunWords
{
    /// <summary>The name of a set of tests.</summary>
    public static string Of(RunRuleSet set) => set switch
    {
        RunRuleSet.WesternElectric => "Western Electric's zone tests",
        RunRuleSet.Nhs => "the NHS's rules",
        _ => "no tests",
    };

    /// <summary>What a signal shows, with its periods.</summary>
    public static string Of(RunSignal signal, PeriodChart chart)
    {
        var (first, last) = (chart.Points[signal.Points[0]].Name, chart.Points[signal.Points[^1]].Name);
        return $"{(first == last ? first : $"{first} to {last}")}: {Of(signal)}";
    }

    /// <summary>What a signal shows.</summary>
    public static string Of(RunSignal signal)
    {
        var side = signal.IsHigh ? "above" : "below";
        return signal.Rule switch
        {
            RunRule.Outside => $"{side} the 99.8 % limits",
            RunRule.TwoOfThree => $"two of three beyond two sigma {side} the centre",
            RunRule.FourOfFive => $"four of five beyond one sigma {side} the centre",
            RunRule.Shift => $"{signal.Points.Count} in a row {side} the centre",
            _ => $"{signal.Points.Count} in a row {(signal.IsHigh ? "rising" : "falling")}",
        };
    }

    /// <summary>The name of a test in tables.</summary>
    public static string Name(RunRule rule) => rule switch
    {
        RunRule.Outside => "outside",
        RunRule.TwoOfThree => "two-of-three",
        RunRule.FourOfFive => "four-of-five",
        RunRule.Shift => "shift",
        _ => "trend",
    };

    /// <summary>What the latest period shows.</summary>
    public static string Of(Variation variation) => variation switch
    {
        Variation.CommonCause => "common cause",
        Variation.SpecialCauseHigh => "special cause, higher",
        Variation.SpecialCauseLow => "special cause, lower",
        _ => "not judged",
    };

    /// <summary>How a unit stands to a target.</summary>
    public static string Of(Assurance assurance) => assurance switch
    {
        Assurance.Hits => "hits",
        Assurance.Misses => "misses",
        Assurance.HitsOrMisses => "may hit or miss",
        _ => "no target",
    };

    /// <summary>A target.</summary>
    public static string Of(ChartTarget target) =>
        $"target {(target.Side == TargetSide.AtMost ? "at most" : "at least")} "
        + $"{Pages.WrittenFigures.Number(100 * target.Share, "0.#")} %";
}
