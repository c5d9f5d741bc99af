using ImrPredict.Ingest.Databases;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>
/// What a user should know of a table before its items are read: columns and sheets that are not read, names of the map
/// that it lacks, columns that nothing is bound to and what they likely are. Told, never assumed.
/// </summary>
/// <param name="File">The table.</param>
/// <param name="Notes">At least one, a sentence each, without text of cells.</param>
public sealed record TableAdvice(string File, IReadOnlyList<string> Notes)
{
    /// <summary>Looks at the header of each table among files.</summary>
    /// <param name="files">Files of any kind.</param>
    /// <param name="options">Settings of reading; its column map is bound first.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <returns>One for each table with something to say, in the order of the files.</returns>
    public static async Task<IReadOnlyList<TableAdvice>> ForAsync(
        IReadOnlyList<string> files, IngestOptions options, CancellationToken cancellation = default)
    {
        var advice = new List<TableAdvice>();
        foreach (var file in files.Where(MayBeTable))
        {
            var kind = await InputSniffer.SniffAsync(file, options, cancellation).ConfigureAwait(false);
            if (kind.Table is { Notes.Count: > 0 } table)
            {
                advice.Add(new TableAdvice(DatabaseInput.NameOf(file), table.Notes));
            }
        }

        return advice;
    }

    /// <summary>
    /// Whether a file is worth a look before it is read: letters by the thousand need not be opened twice.
    /// </summary>
    /// <param name="file">Its path.</param>
    public static bool MayBeTable(string file) => Path.GetExtension(file).ToUpperInvariant() is not (".PDF" or ".TXT");
}
