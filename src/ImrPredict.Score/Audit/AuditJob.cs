using System.Diagnostics;
using ImrPredict.Audit.Log;
using ImrPredict.Audit.Run;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Reports.Audit;
using ImrPredict.Reports.Tables;
using ImrPredict.Training.Assessment;
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
        var files = InputAdvice.Expand(Inputs, terminal);
        var log = AuditLogFile.ReadIfThere(Log);
        Directory.CreateDirectory(Folder);
        using var rejects = RejectsFile.Beside(Path.Combine(Folder, "audit.csv"), Rejects);
        var judge = Model is null ? null : new AuditModel(Model);
        var reading = await AuditReading.ReadAsync(
            files, Ingest, rejects, terminal, item => judge?.HasLearntFrom(item) != true, cancellation);
        var units = await reading.UnitsAsync(files, Units, Ingest, cancellation);
        IngestReport.Print(terminal, reading.Tally, rejectsFile: rejects.Path);
        if (reading.LeftOut > 0)
        {
            terminal.Warn($"{reading.LeftOut:N0} decisions were learnt from by {Model} and are left out");
        }

        if (SourceWords.Of(reading.Repeated) is { } repeated)
        {
            terminal.Line($"  {repeated}");
            RepeatReport.Warn(terminal, reading.Repeated);
        }

        terminal.Progress.Start();
        var expectation = judge is not null ? null : OutOfFold.Predict(
            reading.Items, Options.Expectation, terminal.Progress.At, cancellation);
        var audit = AuditRun.Run(
            new AuditInput
            {
                Items = reading.Items,
                Expected = judge?.Expect(reading.Items) ?? expectation!.Probabilities,
                HouseColumns = units,
                Repeated = reading.Repeated,
                Model = judge?.Description ?? $"{expectation!.Description}; seed {Options.Expectation.Training.Seed}",
                Data = Describe(reading.Tally),
                EvidenceOf = new OutOfFoldEvidence(
                    reading.Items, judge is null ? expectation!.ModelOf : _ => judge.Model).Find,
                Log = log,
                FlaggedBefore = AuditLogFile.FlaggedIfKnown(Log) ?? [],
            },
            Options);
        rejects.Commit();
        AuditReport.Write(audit, Folder);
        Remember(audit, terminal);
        AuditText.Print(terminal, audit, Folder, Log, clock.Elapsed);
        return (audit, reading.Tally);
    }

    // The log takes findings on these decisions alone; an audit is not lost where it cannot be written.
    private void Remember(AuditResult audit, Terminal terminal)
    {
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

    private string Describe(IngestTally tally) =>
        $"{string.Join(", ", Inputs.Select(Path.GetFileName))}: {tally.Decided:N0} decided items "
        + $"({string.Join(", ", tally.BySource.Select(s => $"{s.Key} {s.Value}"))}); "
        + $"{tally.Items - tally.Decided:N0} without a decision left out, {tally.Rejects:N0} rejected";
}
