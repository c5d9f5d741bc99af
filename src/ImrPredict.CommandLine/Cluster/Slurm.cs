using System.CommandLine.Parsing;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using ImrPredict.Cases;
using ImrPredict.CommandLine.Processes;
using ImrPredict.Reports;

namespace ImrPredict.CommandLine.Cluster;

/// <summary>Calls Slurm's clients.</summary>
public static class Slurm
{
    // Clients wait without end when the controller is away.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Submits a job.</summary>
    /// <param name="options">Options of sbatch.</param>
    /// <param name="more">More of them, as the user gave them in one text.</param>
    /// <param name="job">The script and its arguments.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The job's id.</returns>
    /// <exception cref="ImrPredictException">Slurm refused it, or does not answer.</exception>
    public static async Task<string> SubmitAsync(
        IReadOnlyList<string> options, string? more, IReadOnlyList<string> job, CancellationToken cancellation)
    {
        var (code, output, error) = await AskAsync(
            "sbatch",
            ["--parsable", .. options, "--open-mode=append", "--requeue",
             .. CommandLineParser.SplitCommandLine(more ?? ""), .. job],
            cancellation);
        return code == 0 ? output.Trim().Split(';')[0] : throw new ImrPredictException(
            $"sbatch refused the job: {error.Trim()}; correct that and run the same command again, or use "
            + "--engine local.");
    }

    /// <summary>Runs a client.</summary>
    /// <returns>Its exit code (-1 if it gave no answer in time) and what it said.</returns>
    /// <exception cref="ImrPredictException">There is no such client.</exception>
    public static async Task<(int Code, string Output, string Error)> AskAsync(
        string client, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var process = Start(client, arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = await process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, error);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return (-1, "", $"no answer in {Patience.TotalSeconds:0} s; is the Slurm controller up?");
        }
    }

    /// <summary>Writes a script for a job.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="script">The script; <c>@imr</c> stands for this program.</param>
    public static void WriteScript(string path, string script)
    {
        using var file = new AtomicFile(path);
        var program = string.Join(' ', ThisProgram.Command().Select(ShellWord.Of));
        file.Stream.Write(Encoding.UTF8.GetBytes(script.Replace("@imr", program, StringComparison.Ordinal)));
        file.Commit();
    }

    private static Process Start(string client, IReadOnlyList<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(client, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception problem)
        {
            throw new ImrPredictException(
                $"{client}: cannot be started ({problem.Message}); install slurm-client, or use --engine local.",
                problem);
        }
    }
}
