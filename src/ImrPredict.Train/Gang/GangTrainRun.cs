using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Ingest;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Distributed;

namespace ImrPredict.Train.Gang;

/// <summary>
/// One training run over several processes: read and plan here, train by ranks, then calibrate, judge and save here.
/// The same command goes on where a run was stopped.
/// </summary>
internal sealed record GangTrainRun
{
    public required TrainRun Train { get; init; }

    public required int Ranks { get; init; }

    public required bool OnSlurm { get; init; }

    public string? SbatchArguments { get; init; }

    /// <summary>The run folder; null for one beside the model, which is removed in the end.</summary>
    public string? Run { get; init; }

    public async Task<(EvaluationReport Report, IngestTally Tally)> RunAsync(
        Terminal terminal, CancellationToken cancellation)
    {
        var (items, tally) = await DecidedItems.ReadAsync(Train.Inputs, Train.Ingest, terminal, cancellation);
        IngestReport.Print(terminal, tally, written: null, rejectsFile: null);
        var plan = DistributedPlan.Of(items, Train.Options, Ranks);
        var folder = new GangFolder(Run ?? $"{Path.TrimEndingDirectorySeparator(Train.ModelFolder)}.gang");
        var manifest = GangManifest.Of(plan, folder, write: false);
        manifest.Claim(folder);
        if (!folder.IsTrained(Ranks))
        {
            if (!manifest.IsWritten(folder))
            {
                _ = GangManifest.Of(plan, folder, write: true);
            }

            terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"{plan.Parts.Sum(rows => rows.Count):N0} rows to learn from, by {Ranks} ranks in {folder.Path}"));
            await (OnSlurm
                ? SlurmGang.RunAsync(folder, Ranks, SbatchArguments, terminal, cancellation)
                : LocalGang.RunAsync(folder, Ranks, cancellation));
        }

        terminal.Progress.Start();
        var run = DistributedModel.Finish(plan, ModelOf(folder), terminal.Progress.At);
        Train.Save(run, terminal);
        Remove(folder);
        return (run.Report, tally);
    }

    // All ranks must have ended with the same trees: if bins or sums had gone apart, the model would be no one's.
    private string ModelOf(GangFolder folder)
    {
        var model = File.ReadAllBytes(folder.Model);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(model));
        return Enumerable.Range(0, Ranks).All(rank => File.ReadAllText(folder.Trees(rank)) == sha256)
            ? Encoding.UTF8.GetString(model)
            : throw new ImrPredictException(
                $"{folder.In("trees")}: the ranks ended with different trees; remove {folder.Path} and run again.");
    }

    private void Remove(GangFolder folder)
    {
        folder.RemoveParts();
        if (Run is null)
        {
            Directory.Delete(folder.Path, recursive: true);
        }
    }
}
