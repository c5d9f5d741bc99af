using System.Diagnostics;

namespace ImrPredict.Tests.Desk;

/// <summary>The scoring program where its own project builds it.</summary>
internal static class ScoreProgram
{
    private static string Program => Built("ImrPredict.Score", "imr-score.dll");

    private static string Built(string project, string file)
    {
        var target = new DirectoryInfo(AppContext.BaseDirectory); // .../bin/CONFIGURATION/net10.0
        return Path.Combine(SharedData.Root, "src", project, "bin", target.Parent!.Name, target.Name, file);
    }

    /// <summary>How it is started, in the root of the repository.</summary>
    public static ProcessStartInfo Start(params string[] arguments) => Start(Program, arguments);

    private static ProcessStartInfo Start(string program, string[] arguments) => new("dotnet", [program, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = SharedData.Root,
    };

    /// <summary>Runs a command to its end.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string folder, params string[] arguments) => await RunAsync(Program, folder, arguments);

    /// <summary>Runs a training to its end.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<(int ExitCode, string Output, string Error)> TrainAsync(
        string folder, params string[] arguments) =>
        await RunAsync(Built("ImrPredict.Train", "imr-train.dll"), folder, ["train", .. arguments]);

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string program, string folder, string[] arguments)
    {
        var start = Start(program, arguments);
        start.WorkingDirectory = folder;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>The score table that the command writes of all files of a folder.</summary>
    public static async Task<string> TableAsync(string folder, string format, params string[] more)
    {
        using var output = new TemporaryFolder();
        var table = output.File($"scores.{format}");
        var model = Path.Combine(SharedData.Root, "models", "default");
        var run = await RunAsync(
            folder, ["score", "*", "--out", table, "--model", model, "--max-rejects", "1", "-q", .. more]);
        Assert.True(run.ExitCode == 0, run.Error);
        return await File.ReadAllTextAsync(table);
    }
}
