using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImrPredict.Audit.Run;
using ImrPredict.Pages.Audit;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Output;
using ImrPredict.Text.Evidence;

namespace ImrPredict.Benchmarks;

/// <summary>
/// Size of an audit's report on so many synthetic letters and the time that Chromium takes to load and lay it out. The
/// expectation is the synthetic world's own, since learning it takes long and changes nothing in the size.
/// </summary>
internal static partial class ReportBenchmark
{
    private const int Loads = 5;

    public static async Task<int> RunAsync(int letters, string? keep)
    {
        var folder = Directory.CreateTempSubdirectory("imr-report-").FullName;
        try
        {
            CorpusWriter.Write(
                new CorpusOptions
                {
                    Letters = letters,
                    Seed = 31,
                    Packed = true,
                    PdfCount = 0,
                    PlanRows = 0,
                    BacklogCases = 0,
                },
                folder);
            var truth = File.ReadLines(Path.Combine(folder, "truth.jsonl")).Select(Truth)
                .ToDictionary(t => t.Key, t => t.Probability);
            var items = (await AuditBenchmark.ReadAsync(Path.Combine(folder, "letters.jsonl")))
                .Where(i => truth.ContainsKey((i.Item.CaseNumber, i.Item.Number))).ToList();
            var clock = Stopwatch.StartNew();
            var audit = AuditRun.Run(
                new AuditInput
                {
                    Items = items,
                    Expected = [.. items.Select(i => truth[(i.Item.CaseNumber, i.Item.Number)])],
                    EvidenceOf = row => Evidence(items[row].Item.ClinicalText),
                },
                new AuditOptions());
            var report = keep ?? Path.Combine(folder, "audit");
            AuditReport.Write(audit, report);
            var page = Path.Combine(report, "audit.html");
            AuditBenchmark.Line($"{items.Count:N0} items in {letters:N0} letters: ",
                $"{new FileInfo(page).Length / 1e6:0.00} MB, looked at and written in ",
                $"{clock.Elapsed.TotalSeconds:0.0} s; {audit.Surprise.Flags} flags, {audit.Findings.Count} findings, ",
                $"{audit.Twins.Clusters.Count} groups of twins, {audit.Charts.Sum(c => c.Funnel.Points.Count)} units");
            var wrapper = Path.Combine(folder, "load.html");
            File.WriteAllText(wrapper, $"""
                <title>-</title><script>const start = performance.now()</script>
                <iframe style="width:1280px;height:900px" src="file://{Path.GetFullPath(page)}"
                onload="this.contentDocument.body.offsetHeight;
                document.title = Math.round(performance.now() - start)"></iframe>
                """);
            List<int> times = [.. Enumerable.Range(0, Loads).Select(_ => Load(wrapper)).Order()];
            AuditBenchmark.Line($"Chromium loads it and lays it out in {times[Loads / 2]} ms (median of {Loads}; ",
                $"{times[0]} to {times[^1]})");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static ((string Case, int Number) Key, double Probability) Truth(string line)
    {
        using var row = JsonDocument.Parse(line);
        var item = row.RootElement;
        return ((item.GetProperty("case_number").GetString()!, item.GetProperty("item").GetInt32()),
            item.GetProperty("probability").GetDouble());
    }

    private static ItemEvidence Evidence(string text)
    {
        var found = EvidenceFinder.Find(text).OrderBy(m => m.Span.Start).ToList();
        return new ItemEvidence
        {
            Against = [.. found.Take(6)
                .Select(m => $"{EvidenceFinder.WordsOf(m.Concept)}, \"{text[m.Span.Start..m.Span.End]}\" (0.10)")],
            For = [.. found.Skip(6).Take(3).Select(m => EvidenceFinder.WordsOf(m.Concept))],
            Spans = [.. found.Select((m, place) => new EvidenceSpan(m.Span, place % 2 == 0))],
        };
    }

    private static int Load(string page)
    {
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-sync",
            "--disable-component-update", "--allow-file-access-from-files", "--dump-dom", $"file://{page}",
        ];
        using var process = Process.Start(new ProcessStartInfo("chromium", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var dom = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Title().Match(dom) is { Success: true } title
            ? int.Parse(title.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("Chromium did not load the page.");
    }

    [GeneratedRegex("<title>([0-9]+)</title>")]
    private static partial Regex Title();
}
