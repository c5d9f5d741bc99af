using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;

namespace ImrPredict.CommandLine;

/// <summary>Says what of the tables is not read: columns, sheets, names of the map that no column has.</summary>
public static class InputAdvice
{
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
