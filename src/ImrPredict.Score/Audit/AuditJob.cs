using System.Diagnostics;
using ImrPredict.Audit.Log;
using ImrPredict.Audit.Run;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Pages.Audit;
using ImrPredict.Reports.Tables;
using ImrPredict.Training.Package;
using ImrPredict.Training.Selection;

namespace ImrPredict.Score.Audit;

/// <summary>One audit: reads, predicts each decision, compares, writes and prints.</summary>
internal sealed record AuditJob
{
    public required IReadOnlyList<string> Inputs { get; init; }

    public required string Folder { get; init; }

    public string? Rejects { get; init; }

    public required IReadOnlyList<string> Units { get; init; }

    public required string Log { get; init; }

    public required AuditOptions Options { get; init; }

    /// <summary>
    /// Folder of the package that gives the expectation; null to learn it from the decisions themselves.
    /// </summary>
    public PackagePlace? Model { get; init; }

    public required IngestOptions Ingest { get; init; }

    public async Task<(AuditResult Audit, IngestTally Tally)> RunAsync(
        Terminal terminal, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var files = InputAdvice.Expand(Inputs, Ingest, terminal);
        var log = AuditLogFile.ReadIfThere(Log);
        Directory.CreateDirectory(Folder);
        using var rejects = RejectsFile.Beside(Path.Combine(Folder, "audit.csv"), Rejects);
        var intake = new AuditIntake(Options.Expectation, Model);
        var tally = await ReadAsync(intake, files, rejects, terminal, cancellation);
        var units = await intake.UnitsAsync(files, Units, Ingest, cancellation);
        IngestReport.Print(terminal, tally, rejectsFile: rejects.Path);
        if (intake.LeftOut > 0)
        {
            terminal.Warn($"{intake.LeftOut:N0} decisions were learnt from by {Model} and are left out");
        }

        if (SourceWords.Of(intake.Repeated) is { } repeated)
        {
            terminal.Line($"  {repeated}");
            RepeatReport.Warn(terminal, intake.Repeated);
        }

        terminal.Progress.Start();
        var input = intake.Expect(
            units, string.Join(", ", Inputs.Select(Path.GetFileName)), tally, terminal.Progress.At, cancellation);
        var audit = AuditRun.Run(
            input with { Log = log.Entries, FlaggedBefore = log.Flagged ?? [] }, Options);
        rejects.Commit();
        AuditReport.Write(audit, Folder);
        Remember(audit, terminal);
        AuditText.Print(terminal, audit, Folder, Log, clock.Elapsed);
        return (audit, tally);
    }

    private async Task<IngestTally> ReadAsync(
        AuditIntake intake, IReadOnlyList<string> files, RejectsFile rejects, Terminal terminal,
        CancellationToken cancellation)
    {
        var tally = new IngestTally();
        await InputAdvice.PrintAsync(files, Ingest, terminal, cancellation);
        var reads = ItemReader.ReadFilesAsync(files, Ingest, cancellation);
        await foreach (var read in InputReading.ReadAsync(reads, tally, terminal, rejects))
        {
            if (read.Decided is { } decided)
            {
                intake.Add(decided);
            }
        }

        return tally;
    }

    // The log takes findings on these decisions alone; an audit is not lost where it cannot be written.
    private void Remember(AuditResult audit, Terminal terminal)
    {
        if (FindingsFile.IsDesk(Log))
        {
            return; // the desk knows its own decisions
        }

        try
        {
            using var log = new AuditLog(Log);
            log.Remember(audit.Surprise.Items.Select(i => (i.CaseNumber, i.Number, i.Flagged)));
        }
        catch (ImrPredictException problem)
        {
            terminal.Warn(problem.Message);
        }
    }
}
