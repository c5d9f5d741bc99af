using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;

namespace ImrPredict.CommandLine;

/// <summary>
/// What a user is told of an error that nobody foresaw: one line, and a file that says where it came from. Messages of
/// exceptions and values of options are left out, since they may hold text of inputs.
/// </summary>
public static partial class InternalError
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
        var names = arguments.Select(argument => argument.Split('=')[0]).Where(name => OptionName().IsMatch(name));
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
        try
        {
            using var file = new StreamWriter(PrivateFiles.Open(path, FileMode.CreateNew));
            file.Write(text);
            return path;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // A value may begin with dashes too.
    [GeneratedRegex("^--[a-z]+(?:-[a-z]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex OptionName();
}
