using System.Text.Json;
using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Run;
using ImrPredict.Audit.Timeliness;
using ImrPredict.Audit.Yearly;

namespace ImrPredict.Reports.Audit;

/// <summary>The result of an audit as JSON with stable names.</summary>
public static class AuditJson
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The JSON text: counts, rates and what charts found; no case is named.</summary>
    public static string Render(AuditResult audit)
    {
        var surprise = audit.Surprise;
        return JsonSerializer.Serialize(
            new
            {
                Items = surprise.Items.Count,
                Letters = surprise.Letters,
                Overturned = surprise.Calibration.Observed,
                surprise.Flags,
                surprise.FlaggedLetters,
                Fdr = audit.Options.Surprise.FalseDiscoveryRate,
                Method = JsonNamingPolicy.SnakeCaseLower.ConvertName(audit.Options.Surprise.Method.ToString()),
                surprise.ExpectedFalseFlags,
                surprise.PeersUsed,
                Calibration = surprise.Calibration,
                audit.Agreement,
                Twins = audit.Twins.Pairs.Count(p => p.Opposite),
                TwinPairs = audit.Twins.Pairs.Count,
                TwinClusters = audit.Twins.Clusters.Count,
                TwinDisagreement = audit.Twins.DisagreementShare,
                TwinAccuracyCeiling = audit.Twins.AccuracyCeiling,
                Findings = audit.Findings.GroupBy(f => f.Check.Name).ToDictionary(
                    g => JsonNamingPolicy.SnakeCaseLower.ConvertName(g.Key), g => g.Count()),
                Charts = audit.Charts.Select(Chart),
                Runs = Runs(audit),
                Timeliness = audit.Timeliness.Overall.Select(Stage),
                Yearly = audit.Yearly.Overall.Select(Year),
                FlagPrecision = audit.Precision,
                audit.Input.Repeated,
                audit.Input.Model,
                audit.Input.Data,
            },
            Layout) + "\n";
    }

    private static object Chart(ControlCharts charts) => new
    {
        charts.Funnel.Column,
        Units = charts.Funnel.Points.Count,
        charts.Funnel.UnitsTooSmall,
        charts.WithheldUnits,
        Outside95 = charts.Funnel.Points.Count(p => p.Position != ChartPosition.Inside),
        Outside998 = charts.Funnel.Points.Count(p => p.Position is ChartPosition.Above998 or ChartPosition.Below998),
        Overdispersion = charts.Funnel.Spread.Phi,
        charts.Funnel.Spread.BetweenVariance,
        charts.Funnel.LetterCorrelation,
        CusumAlarms = charts.Cusums.Count(c => c.AlarmAt is not null),
        SpecialHigh = charts.Summaries.Count(s => s.Variation == Variation.SpecialCauseHigh),
        SpecialLow = charts.Summaries.Count(s => s.Variation == Variation.SpecialCauseLow),
        TargetHits = charts.Summaries.Count(s => s.Assurance == Assurance.Hits),
        TargetMisses = charts.Summaries.Count(s => s.Assurance == Assurance.Misses),
        TargetOpen = charts.Summaries.Count(s => s.Assurance == Assurance.HitsOrMisses),
    };

    private static object Runs(AuditResult audit)
    {
        List<PeriodChart> charts = [.. audit.PeriodCharts];
        var options = audit.Options.Charts;
        return new
        {
            Rules = JsonNamingPolicy.SnakeCaseLower.ConvertName(options.Rules.ToString()),
            Charts = charts.Count,
            Signals = charts.Sum(c => c.Signals.Count),
            ExpectedSignals = charts.Sum(c => c.ExpectedSignals),
            ExpectedSignalsPerYear = charts.Sum(c => c.ExpectedSignals / c.Years),
            options.Target,
            TargetSide = JsonNamingPolicy.SnakeCaseLower.ConvertName(options.TargetSide.ToString()),
            options.Rebase,
        };
    }

    private static object Stage(StageTimes row) => new
    {
        Stage = TimelinessTable.Name(row.Stage),
        row.Cases,
        row.Timed,
        row.OutOfOrder,
        MedianDays = row.Timed == 0 ? (double?)null : row.Median.Value,
        P90Days = row.Timed == 0 ? (double?)null : row.Ninetieth.Value,
        row.Clocked,
        row.Beyond,
    };

    private static object Year(YearlyRow row) => new
    {
        row.Year,
        row.Items,
        row.Cases,
        row.Overturned,
        MedianDays = row.Timed == 0 ? (double?)null : row.Days.Value,
    };
}
