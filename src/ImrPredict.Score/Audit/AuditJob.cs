using System.Diagnostics;
using ImrPredict.Audit.Run;
using ImrPredict.CommandLine;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Reports.Audit;
using ImrPredict.Reports.Tables;
using ImrPredict.Training.Assessment;

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

    public required IngestOptions Ingest { get; init; }

    public async Task<(AuditResult Audit, IngestTally Tally)> RunAsync(
        Terminal terminal, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var files = InputFiles.Expand(Inputs);
        var log = AuditLogFile.ReadIfThere(Log);
        Directory.CreateDirectory(Folder);
        using var rejects = RejectsFile.Beside(Path.Combine(Folder, "audit.csv"), Rejects);
        var reading = await AuditReading.ReadAsync(files, Ingest, rejects, terminal, cancellation);
        var units = await reading.UnitsAsync(files, Units, Ingest, cancellation);
        IngestReport.Print(terminal, reading.Tally, rejectsFile: rejects.Path);
        terminal.Progress.Start();
        using var expectation = OutOfFold.Predict(
            reading.Items, Options.Expectation, terminal.Progress.At, cancellation);
        var evidence = new OutOfFoldEvidence(reading.Items, expectation);
        var audit = AuditRun.Run(
            new AuditInput
            {
                Items = reading.Items,
                Expected = expectation.Probabilities,
                HouseColumns = units,
                Model = "logistic regression and boosted trees, whichever of them or their blend did best on held-out "
                    + $"rows of each part, calibrated there; {expectation.Description}; seed "
                    + $"{Options.Expectation.Training.Seed}",
                Data = Describe(reading.Tally),
                EvidenceOf = evidence.Find,
                Log = log,
            },
            Options);
        rejects.Commit();
        AuditReport.Write(audit, Folder);
        AuditText.Print(terminal, audit, Folder, clock.Elapsed);
        return (audit, reading.Tally);
    }

    private string Describe(IngestTally tally) =>
        $"{string.Join(", ", Inputs.Select(Path.GetFileName))}: {tally.Decided:N0} decided items "
        + $"({string.Join(", ", tally.BySource.Select(s => $"{s.Key} {s.Value}"))}); "
        + $"{tally.Items - tally.Decided:N0} without a decision left out, {tally.Rejects:N0} rejected";
}
