using System.Security.Cryptography;
using System.Text;
using ImrPredict.Cases;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Ingest;
using ImrPredict.Train.Runs;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Distributed;

namespace ImrPredict.Train.Distributed;

/// <summary>
/// One training run by several processes: this one reads and plans, the ranks train, and this one calibrates, judges
/// and saves. The same command resumes a run that was stopped.
/// </summary>
internal sealed record DistributedTrainRun
{
    public required TrainRun Train { get; init; }

    public required int Ranks { get; init; }

    public required bool OnSlurm { get; init; }

    public string? SbatchArguments { get; init; }

    /// <summary>The run folder; null for one beside the model, which is removed when the model is saved.</summary>
    public string? Run { get; init; }

    public async Task<(EvaluationReport Report, IngestTally Tally)> RunAsync(
        Terminal terminal, CancellationToken cancellation)
    {
        DistributedNetwork.Require();
        var (items, errors, tally) = await Train.ReadAsync(terminal, cancellation);
        var plan = DistributedPlan.Make(items, Train.Options, Ranks);
        var folder = new DistributedFolder(
            Run ?? $"{Path.TrimEndingDirectorySeparator(Train.ModelFolder)}.distributed");
        var manifest = DistributedManifest.Describe(plan, folder, write: false);
        manifest.Claim(folder);
        if (!folder.IsTrained(Ranks))
        {
            if (!manifest.IsWritten(folder))
            {
                _ = DistributedManifest.Describe(plan, folder, write: true);
            }

            terminal.Line($"{manifest.Rows.Sum():N0} rows to learn from, by {Ranks} ranks in {folder.Path}");
            await (OnSlurm
                ? SlurmRanks.RunAsync(folder, Ranks, SbatchArguments, terminal, cancellation)
                : LocalRanks.RunAsync(folder, Ranks, cancellation));
        }

        terminal.Progress.Start();
        var run = Train.OrSayWhere(
            () => DistributedModel.Finish(plan, ReadModel(folder), terminal.Progress.At), terminal);
        var report = Train.Save(run, errors, terminal);
        Remove(folder);
        return (report, tally);
    }

    // All ranks must have the same trees; different ones mean that bins or sums differed.
    private string ReadModel(DistributedFolder folder)
    {
        var model = File.ReadAllBytes(folder.Model);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(model));
        return Enumerable.Range(0, Ranks).All(rank => File.ReadAllText(folder.Trees(rank)) == sha256)
            ? Encoding.UTF8.GetString(model)
            : throw new ImrPredictException(
                $"{folder.In("trees")}: the ranks ended with different trees; remove {folder.Path} and run again.");
    }

    private void Remove(DistributedFolder folder)
    {
        folder.RemoveParts();
        if (Run is null)
        {
            Directory.Delete(folder.Path, recursive: true);
        }
    }
}
