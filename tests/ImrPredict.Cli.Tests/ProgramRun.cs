using System.Diagnostics;

namespace ImrPredict.Tests;

/// <summary>A finished run of one of the two programs, as a user would start it.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote on standard output.</param>
/// <param name="Error">What it wrote on standard error.</param>
public sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>An argument of these methods, not of the programs: run as on a machine with one processor.</summary>
    public const string OneProcessor = "(one processor)";

    /// <summary>An argument of these methods, not of the programs: print in 80 columns.</summary>
    public const string Narrow = "(80 columns)";

    /// <summary>A program where its own project builds it, whole with the libraries of this machine.</summary>
    /// <param name="program"><c>imr-train</c> or <c>imr-score</c>.</param>
    public static string PathOf(string program)
    {
        var target = new DirectoryInfo(AppContext.BaseDirectory); // .../bin/CONFIGURATION/net10.0
        return Path.Combine(
            SharedData.Root, "src", program == "imr-train" ? "ImrPredict.Train" : "ImrPredict.Score", "bin",
            target.Parent!.Name, target.Name, program + ".dll");
    }

    /// <summary>Runs <c>imr-train</c>.</summary>
    public static Task<ProgramRun> TrainAsync(params string[] arguments) => RunAsync("imr-train", arguments);

    /// <summary>Runs <c>imr-score</c>.</summary>
    public static Task<ProgramRun> ScoreAsync(params string[] arguments) => RunAsync("imr-score", arguments);

    /// <summary>Runs a program.</summary>
    /// <param name="program"><c>imr-train</c> or <c>imr-score</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The folder to run it in; null for the root of the repository.</param>
    public static async Task<ProgramRun> RunAsync(string program, string[] arguments, string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? SharedData.Root,
        };
        start.ArgumentList.Add(PathOf(program));
        if (arguments.Contains(OneProcessor))
        {
            start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        }

        if (arguments.Contains(Narrow))
        {
            start.Environment["COLUMNS"] = "80";
        }

        foreach (var argument in arguments.Where(argument => argument is not (OneProcessor or Narrow)))
        {
            start.ArgumentList.Add(argument);
        }

        return await EndAsync(start);
    }

    /// <summary>Runs a command line of bash, in which <c>imr-train</c> and <c>imr-score</c> are the programs.</summary>
    /// <param name="commands">The command line.</param>
    /// <param name="folder">The folder to run it in.</param>
    public static Task<ProgramRun> BashAsync(string commands, string folder) => EndAsync(new ProcessStartInfo(
        "bash",
        ["-c", $"imr-train() {{ dotnet '{PathOf("imr-train")}' \"$@\"; }}; "
            + $"imr-score() {{ dotnet '{PathOf("imr-score")}' \"$@\"; }}; {commands}"])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = folder,
    });

    private static async Task<ProgramRun> EndAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ProgramRun(process.ExitCode, await output, await error);
    }
}
