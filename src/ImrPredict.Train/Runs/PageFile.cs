using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Reports;

namespace ImrPredict.Train.Runs;

/// <summary>Writes the page of a result where an option says, if anywhere.</summary>
internal static class PageFile
{
    /// <summary>The <c>--html</c> option.</summary>
    public static Option<string?> Option() => new OutputOption<string?>("--html")
    {
        Description = "Write the result with a picture to this HTML file.",
        HelpName = "FILE",
    };

    public static void Write(string? path, Func<byte[]> render, Terminal terminal)
    {
        if (path is null)
        {
            return;
        }

        using var file = new AtomicFile(path);
        file.Stream.Write(render());
        file.Commit();
        terminal.Line($"wrote {path}");
    }
}
