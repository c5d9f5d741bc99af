using ImrPredict.Audit.Charts;
using static ImrPredict.Reports.Pages.WrittenFigures;

namespace ImrPredict.Reports.Audit;

/// <summary>How a funnel is told.</summary>
public static class FunnelWords
{
    /// <summary>What is to be known of the funnel of a column; not yet encoded.</summary>
    public static string Of(ControlCharts charts)
    {
        var funnel = charts.Funnel;
        var words = $"{Count(funnel.Points.Count, "unit", "units")}"
            + (funnel.UnitsTooSmall == 0 ? "" : $"; {Count(funnel.UnitsTooSmall)} too small to show "
                + $"({Count(funnel.ItemsTooSmall, "item", "items")})")
            + (charts.WithheldUnits == 0
                ? ""
                : $"; {Count(charts.WithheldUnits)} withheld because a person could be named")
            + (funnel.Spread.Phi > 1
                ? $". Units differ by more than chance (factor {Number(funnel.Spread.Phi)}), and the limits allow for "
                    + "it. "
                : ". Units differ by no more than chance. ")
            + (funnel.LetterCorrelation > 0
                ? $"Decisions of one case go together (correlation {Number(funnel.LetterCorrelation)}), and the "
                    + "limits allow for it. "
                : "")
            + $"By chance {About(funnel.ExpectedOutside998)} would lie outside 99.8 %.";
        return funnel.Column == UnitColumns.Service
            ? words + " The expectation knows the service, so a service as a whole lies near what was expected; what "
                + "it can show is a change over time."
            : words;
    }
}
