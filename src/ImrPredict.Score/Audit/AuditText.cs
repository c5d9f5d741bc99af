using System.Text;
using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Runs;
using ImrPredict.Audit.Log;
using ImrPredict.Audit.Run;
using ImrPredict.Audit.Timeliness;
using ImrPredict.Cases;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Pages.Audit;
using ImrPredict.Reports;
using ImrPredict.Reports.Audit;
using ImrPredict.Reports.Audit.Findings;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Score.Audit;

/// <summary>Says in a few lines what an audit found. No clinical text.</summary>
internal static class AuditText
{
    private const int MostUnits = 5;

    public static void Print(Terminal terminal, AuditResult audit, string folder, string log, TimeSpan elapsed)
    {
        var (surprise, fit) = (audit.Surprise, audit.Surprise.Calibration);
        terminal.Line($"{surprise.Items.Count:N0} decided items in {surprise.Letters:N0} {audit.Letters}, "
            + $"{fit.Observed:N0} overturned, {fit.Expected:N1} expected");
        if (!fit.Fits)
        {
            terminal.Warn($"the expectation does not fit these decisions (z = {fit.Z:0.0}, beyond 1.96); there may be "
                + "more false flags than stated");
        }

        terminal.Line(surprise.Flags == 0
            ? "no decision is stranger than chance would make some of so many (at "
                + $"{audit.Options.Surprise.FalseDiscoveryRate:P0} false flags); the report lists the "
                + $"{audit.ReadFirst.Count} to read first, what does not fit together before what is strange"
            : $"{surprise.Flags:N0} decisions in {surprise.FlaggedLetters:N0} {audit.Letters} flagged, "
                + $"{About(surprise.ExpectedFalseFlags)} expected to be so strange by chance");
        var split = audit.Twins.Clusters.Count(c => c.Split);
        terminal.Line($"{audit.Twins.Clusters.Count:N0} groups of near-identical items, {split:N0} decided both ways; "
            + $"{audit.Findings.Count:N0} things that do not fit together (findings.csv)");
        PrintCharts(terminal, audit);
        PrintRuns(terminal, audit);
        PrintTimeliness(terminal, audit.Timeliness);
        foreach (var line in Precision(audit.Precision))
        {
            terminal.Line(line);
        }

        terminal.Line($"{elapsed.TotalSeconds:0.0} s; wrote {Path.Combine(folder, "audit.html")} (open it in a "
            + $"browser) and beside it {string.Join(", ", AuditReport.Files.Where(f => f != "audit.html"))}");
        terminal.Line("next: read what the report lists first, then: imr-score audit log add CASE/N --finding "
            + $"confirmed|explained|data-error; {log} keeps the findings and which decisions there are");
        terminal.Line("A decision that stands out is not thereby wrong.");
        terminal.Line(LegalNotice.Text);
    }

    /// <summary>What people found about flags, and how far they agree; nothing where none is judged.</summary>
    public static IEnumerable<string> Precision(FlagPrecision precision) => FindingWords.Of(precision);

    /// <summary>Writes the result as JSON to the file, or to standard output for <c>-</c>.</summary>
    public static void WriteJson(string? path, AuditResult audit)
    {
        if (path == "-")
        {
            Console.Out.Write(AuditJson.Render(audit));
        }
        else if (path is not null)
        {
            using var file = new AtomicFile(path);
            file.Stream.Write(Encoding.UTF8.GetBytes(AuditJson.Render(audit)));
            file.Commit();
        }
    }

    private static void PrintCharts(Terminal terminal, AuditResult audit)
    {
        var outside = audit.Charts
            .SelectMany(c => c.Funnel.Points
                .Where(p => p.Position is ChartPosition.Above998 or ChartPosition.Below998)
                .Select(p => (c.Funnel.Column, Point: p)))
            .OrderByDescending(p => Math.Abs(p.Point.Z)).ToList();
        if (audit.IsOffLevel)
        {
            terminal.Warn($"the charts compare with {audit.Whole.Expected:N1} overturned, which the model expects of "
                + $"all decisions, and {audit.Whole.Observed:N0} were: units and years lie off together");
        }

        terminal.Line($"{outside.Count:N0} of {audit.Charts.Sum(c => c.Funnel.Points.Count):N0} units outside their "
            + $"99.8 % limits, {About(audit.Charts.Sum(c => c.Funnel.ExpectedOutside998))} expected by chance");
        foreach (var (column, point) in outside.Take(MostUnits))
        {
            terminal.Line($"  {column} {point.Name}: {point.Observed} overturned of {point.Items}, "
                + $"{point.Expected:0.0} expected");
        }

        var alarms = audit.Charts
            .SelectMany(c => c.Cusums.Where(u => u.AlarmAt is not null).Select(u => (c.Funnel.Column, Chart: u)))
            .ToList();
        var watched = audit.Charts.Sum(c => c.Cusums.Count);
        terminal.Line($"{alarms.Count:N0} of {watched:N0} units changed over time, at most "
            + $"{watched * audit.Options.Charts.CusumFalseAlarmShare:0.#} expected by chance");
        foreach (var (column, chart) in alarms.Take(MostUnits))
        {
            var change = chart.Change!;
            terminal.Line($"  {column} {chart.Unit}: {(change.IsUpward ? "more" : "fewer")} overturned since about "
                + $"{chart.Points[change.From].Period} ({change.RatioBefore:0.00} times what was expected before, "
                + $"{change.RatioAfter:0.00} since)");
        }
    }

    private static void PrintRuns(Terminal terminal, AuditResult audit)
    {
        List<PeriodChart> charts = [.. audit.PeriodCharts];
        var options = audit.Options.Charts;
        if (charts.Count == 0)
        {
            terminal.Line("no decision says when it was made: no charts over time");
            return;
        }

        if (options.Rules != RunRuleSet.None)
        {
            var runs = charts.Sum(c => c.Signals.Count);
            terminal.Line($"{runs:N0} {(runs == 1 ? "run" : "runs")} in {charts.Count:N0} charts over time by "
                + $"{RunWords.Of(options.Rules)}, {About(charts.Sum(c => c.ExpectedSignals))} expected by chance "
                + $"({About(charts.Sum(c => c.ExpectedSignals / c.Years))} a year)");
        }

        var units = audit.Charts.SelectMany(c => c.Summaries.Select(s => (c.Funnel.Column, Summary: s))).ToList();
        foreach (var (column, summary) in units.Where(u => u.Summary.Periods?.Latest is not null)
            .OrderBy(u => u.Summary.HasFewDecisions).ThenBy(u => u.Summary.Periods!.Latest!.Rule)
            .ThenByDescending(u => u.Summary.Periods!.Latest!.Points.Count).Take(MostUnits))
        {
            terminal.Line($"  {column} {summary.Unit.Name}: {RunWords.Of(summary.Variation)}; "
                + RunWords.Of(summary.Periods!.Latest!, summary.Periods));
        }

        foreach (var rebase in options.Rebase.Where(r => !charts.Any(c => c.Stretches.Any(s =>
            s.First > 0 && s.Rebased == Rebase.Parse(r)))))
        {
            terminal.Warn($"--rebase {rebase}: no chart has periods on both sides of it, or another one is nearer");
        }

        if (options.Target is { } target)
        {
            terminal.Line($"{RunWords.Of(new ChartTarget(target, options.TargetSide))}: "
                + string.Join(", ", ((Assurance[])[Assurance.Hits, Assurance.HitsOrMisses, Assurance.Misses])
                    .Select(a => $"{units.Count(u => u.Summary.Assurance == a):N0} {RunWords.Of(a)}")));
        }
    }

    private static void PrintTimeliness(Terminal terminal, TimelinessReport report)
    {
        if (report.Rows.Count == 0)
        {
            terminal.Line("no case has dates of denial, application, assignment and decision, or days to review: "
                + "nothing on timeliness");
        }

        foreach (var row in report.Overall)
        {
            terminal.Line($"days {Name(row.Stage)}: "
                + (row.Timed > 0
                    ? $"median {row.Median.Value:0.#}, 90 % within {row.Ninetieth.Value:0.#}"
                    : "not known")
                + (row.Clocked > 0 ? $", {Percent(row.BeyondShare.Value)} beyond the clock" : "")
                + $" ({row.Timed:N0} cases, {row.WithoutDates:N0} without dates"
                + (row.OutOfOrder > 0 ? $", {row.OutOfOrder:N0} with dates out of order)" : ")"));
        }
    }

    private static string Name(TimedStage stage) => stage switch
    {
        TimedStage.File => "from denial to application",
        TimedStage.Assign => "from application to assignment",
        TimedStage.Review => "from assignment or receipt to review",
        _ => "from receipt to adoption",
    };
}
