using ImrPredict.CommandLine.Printing;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;

namespace ImrPredict.CommandLine;

/// <summary>
/// Says what of the inputs is not read: pipes in folders; of tables columns, sheets, names of the map that no column
/// has.
/// </summary>
public static class InputAdvice
{
    /// <summary>The files of inputs; a warning for each pipe, socket and device in folders, which is no file.</summary>
    public static IReadOnlyList<string> Expand(
        IReadOnlyList<string> inputs, IngestOptions options, Terminal terminal)
    {
        var passedOver = new List<string>();
        var files = InputFiles.Expand(inputs, passedOver, options.Limits);
        foreach (var path in passedOver)
        {
            terminal.Warn($"{path}: passed over; it is a pipe, a socket or a device, and no file");
        }

        return files;
    }

    /// <summary>Looks at the headers of the tables among files, and warns.</summary>
    public static async Task PrintAsync(
        IReadOnlyList<string> files, IngestOptions options, Terminal terminal, CancellationToken cancellation)
    {
        foreach (var advice in await TableAdvice.ForAsync(files, options, cancellation))
        {
            foreach (var note in advice.Notes)
            {
                terminal.Warn($"{advice.File}: {note}");
            }
        }
    }
}
