using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Pages.Training;
using ImrPredict.Reports.Training;
using ImrPredict.Train.Printing;
using ImrPredict.Training;
using ImrPredict.Training.Assessment.Leaks;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Model;
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

    /// <summary>What readers found, in an audit log or a store of the desk; null for none.</summary>
    public string? Findings { get; init; }

    public async Task<(EvaluationReport Report, IngestTally Tally)> RunAsync(
        Terminal terminal, CancellationToken cancellation)
    {
        var (items, errors, tally) = await ReadAsync(terminal, cancellation);
        terminal.Progress.Start();
        var run = OrSayWhere(() => ModelTrainer.Train(items, Options, terminal.Progress.At, cancellation), terminal);
        return (Save(run, errors, terminal), tally);
    }

    /// <summary>Reads the rows to learn from, without those that readers found to be data errors.</summary>
    public async Task<(IReadOnlyList<DecidedItem> Items, DroppedDataErrors? Errors, IngestTally Tally)> ReadAsync(
        Terminal terminal, CancellationToken cancellation)
    {
        var findings = Findings is null ? null : FindingsFile.Load(Findings); // before the rows, which take longer
        var (items, tally) = await DecidedItems.ReadAsync(Inputs, Ingest, terminal, cancellation);
        if (findings is null)
        {
            return (items, null, tally);
        }

        var (kept, dropped) = ReadFindings.Apply(Findings!, findings, items, terminal);
        return (kept, dropped, tally);
    }

    /// <summary>Runs a training; one that a leak ends leaves the list of places beside the model folder.</summary>
    public T OrSayWhere<T>(Func<T> train, Terminal terminal)
    {
        try
        {
            return train();
        }
        catch (LeakException leak) when (LeakList.Render(leak.Report) is { } list)
        {
            var file = $"{Path.TrimEndingDirectorySeparator(ModelFolder)}-{LeakList.FileName}";
            File.WriteAllBytes(file, list);
            terminal.Warn($"{file}: the places that the sentinel means, by file, row and offset");
            throw;
        }
    }

    /// <summary>Saves what training gave and prints its report.</summary>
    /// <returns>The report.</returns>
    public EvaluationReport Save(TrainingRun run, DroppedDataErrors? errors, Terminal terminal)
    {
        run = run with { Report = run.Report with { DataErrors = errors } };
        var manifest = SavePackage(run);
        EvaluationText.Print(terminal, run.Report, Path.Combine(ModelFolder, TrainingReport.FileName));
        terminal.Line($"wrote {ModelFolder} (model {manifest.ModelId}); {Path.Combine(ModelFolder, "card.md")} says "
            + "what it is and is not for");
        if (run.ReadsNoWords)
        {
            terminal.Warn(
                $"no word stands in {run.Options.Features.MinDocumentFrequency} letters, so the model reads no words; "
                + "give more letters");
        }

        terminal.Line(run.Data.Refit == "all"
            ? $"the saved model learnt from all {run.Data.Rows:N0} rows; the figures above are of models that had not "
                + "seen the rows judged"
            : $"the saved model is the one judged above: it learnt from {run.Data.Rows:N0} rows "
                + $"({run.Data.Refit}) and has not seen the others");
        return run.Report;
    }

    /// <summary>Saves the package with its report.</summary>
    public ModelManifest SavePackage(TrainingRun run) => ModelPackage.Save(
        ModelFolder, run with { Precedents = Precedents ? run.Precedents : null, Redacted = Ingest.Redact },
        Files(run));

    private static Dictionary<string, byte[]> Files(TrainingRun run)
    {
        var files = new Dictionary<string, byte[]> { [TrainingReport.FileName] = TrainingReport.Render(run) };
        if (LeakList.Render(run.Report.Leak) is { } list)
        {
            files.Add(LeakList.FileName, list);
        }

        return files;
    }
}
