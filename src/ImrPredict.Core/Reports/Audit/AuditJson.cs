using System.Text.Json;
using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Run;

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
    };
}
