using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using ImrPredict.Cases;

namespace ImrPredict.CommandLine;

/// <summary>Runs a command and turns what ends it into an exit code and one line.</summary>
public static class CommandRun
{
    /// <summary>Parses the arguments and runs the command that they name.</summary>
    public static async Task<int> MainAsync(RootCommand root, string[] args)
    {
        // What fails beside the command, on a thread of a library.
        AppDomain.CurrentDomain.UnhandledException += (_, failure) =>
            Environment.Exit(InternalError.Report(failure.ExceptionObject as Exception, args));
        try
        {
            return await InvokeAsync(root, args);
        }
        catch (Exception problem)
        {
            return InternalError.Report(problem, args);
        }
    }

    private static Task<int> InvokeAsync(RootCommand root, string[] args)
    {
        if (root.Options.OfType<HelpOption>().Single() is { Action: HelpAction } help)
        {
            help.Action = LineWidth.Help();
        }

        CheckPaths(root);

        // An argument that begins with @ is the name of a file like any other.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction wrong)
        {
            wrong.ShowHelp = false;
        }

        return parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
        });
    }

    /// <summary>Gives a command its action.</summary>
    /// <param name="command">The command.</param>
    /// <param name="work">The work; returns the exit code.</param>
    /// <param name="whenInterrupted">What an interrupted run leaves, and how to go on.</param>
    public static void Action(
        this Command command, Func<ParseResult, CancellationToken, Task<int>> work,
        string whenInterrupted = "what was finished is kept.") =>
        command.SetAction(async (arguments, cancellation) =>
        {
            // Work that waits for a file system or a pipe must not keep a signal from ending the process.
            await Task.Yield();
            using var said = cancellation.Register(
                () => Console.Error.WriteLine($"interrupted: stopping; {whenInterrupted}"));
            try
            {
                OutputCheck.Refuse(arguments);
                return await work(arguments, cancellation);
            }
            catch (OperationCanceledException)
            {
                return ExitCode.Interrupted;
            }
            catch (Exception problem)
                when (problem is ImrPredictException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"error: {problem.Message}");
                return ExitCode.CannotGoOn;
            }
        });

    private static void CheckPaths(Command command)
    {
        foreach (var option in command.Options.Where(o => o.HelpName is "FILE" or "DIR" or "FOLDER"))
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value) || token.Value.Contains('\0')))
                {
                    var what = option.HelpName == "FILE" ? "file" : "folder";
                    result.AddError($"{option.Name} takes the path of a {what}; found none.");
                }
            });
        }

        foreach (var inner in command.Subcommands)
        {
            CheckPaths(inner);
        }
    }
}

/// <summary>
/// What a user is told of an error that nobody foresaw: one line, and a file that says where it came from. Messages of
/// exceptions and values of options are left out, since they may hold text of inputs.
/// </summary>
internal static class InternalError
{
    private const string HowTo = "report it with that file; it holds names of types and methods, and no text of inputs";

    /// <summary>Says it and writes the file, in the folder of the run or else that of temporary files.</summary>
    /// <returns>The exit code.</returns>
    public static int Report(Exception? problem, IReadOnlyList<string> arguments)
    {
        if (problem is OutOfMemoryException)
        {
            Console.Error.WriteLine("error: there is not enough memory for this run; give it more, or less to read.");
            return ExitCode.CannotGoOn;
        }

        var text = Describe(problem, arguments);
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{Program}-error-{DateTime.UtcNow:yyyyMMdd-HHmmss}-{Environment.ProcessId}.txt");
        var file = Write(Path.GetFullPath(name), text) ?? Write(Path.Combine(Path.GetTempPath(), name), text);
        Console.Error.WriteLine($"error: internal error ({problem?.GetType().Name ?? "unknown"}); "
            + (file is null ? "its report can be written nowhere." : $"{HowTo}: {file}"));
        return ExitCode.InternalError;
    }

    private static string Program => Assembly.GetEntryAssembly()?.GetName().Name ?? "imr";

    private static string Describe(Exception? problem, IReadOnlyList<string> arguments)
    {
        var names = arguments.Where(argument => argument.StartsWith("--", StringComparison.Ordinal))
            .Select(argument => argument.Split('=')[0]);
        var text = new StringBuilder()
            .AppendLine(
                CultureInfo.InvariantCulture, $"{Program} {typeof(ImrPredictException).Assembly.GetName().Version}")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}")
            .AppendLine(CultureInfo.InvariantCulture, $"options: {string.Join(' ', names)}");
        for (var each = problem; each is not null; each = each.InnerException)
        {
            text.AppendLine().AppendLine(each.GetType().FullName);
            foreach (var frame in new StackTrace(each, fNeedFileInfo: false).GetFrames())
            {
                var method = DiagnosticMethodInfo.Create(frame);
                text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"  at {method?.DeclaringTypeName}.{method?.Name} + {frame.GetILOffset()}");
            }
        }

        return text.ToString();
    }

    /// <summary>Writes a new file that its owner alone can read.</summary>
    /// <returns>Its path; null where it cannot be written.</returns>
    private static string? Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using var file = new StreamWriter(path, options);
            file.Write(text);
            return path;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
