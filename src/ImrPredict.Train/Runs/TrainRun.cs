using ImrPredict.CommandLine;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Reports.Training;
using ImrPredict.Train.Printing;
using ImrPredict.Training;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Package;
using ImrPredict.Training.Settings;

namespace ImrPredict.Train.Runs;

/// <summary>One run of training: reads, trains, judges, saves and prints.</summary>
internal sealed record TrainRun
{
    public required IReadOnlyList<string> Inputs { get; init; }

    public required string ModelFolder { get; init; }

    public required TrainingOptions Options { get; init; }

    /// <summary>Whether the package gets an index of earlier decisions.</summary>
    public bool Precedents { get; init; } = true;

    public IngestOptions Ingest { get; init; } = new();

    public async Task<(EvaluationReport Report, IngestTally Tally)> RunAsync(
        Terminal terminal, CancellationToken cancellation)
    {
        var (items, tally) = await DecidedItems.ReadAsync(Inputs, Ingest, terminal, cancellation);
        terminal.Progress.Start();
        var run = ModelTrainer.Train(items, Options, terminal.Progress.At, cancellation);
        Save(run, terminal);
        return (run.Report, tally);
    }

    /// <summary>Saves what training gave and prints its report.</summary>
    public void Save(TrainingRun run, Terminal terminal)
    {
        var manifest = ModelPackage.Save(
            ModelFolder, Precedents ? run : run with { Precedents = null },
            new Dictionary<string, byte[]> { [TrainingReport.FileName] = TrainingReport.Render(run) });
        EvaluationText.Print(terminal, run.Report, Path.Combine(ModelFolder, TrainingReport.FileName));
        terminal.Line($"wrote {ModelFolder} (model {manifest.ModelId}); {Path.Combine(ModelFolder, "card.md")} says "
            + "what it is and is not for");
    }
}
