using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>What the columns of a case table that nothing is bound to likely are; told, never assumed.</summary>
/// <param name="File">The table.</param>
/// <param name="Suggestions">At least one.</param>
public sealed record ColumnAdvice(string File, IReadOnlyList<ColumnSuggestion> Suggestions)
{
    /// <summary>Looks at the header of each case table among files.</summary>
    /// <param name="files">Files of any kind.</param>
    /// <param name="options">Settings of reading; its column map is bound first.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <returns>One for each table that has columns to be mapped, in the order of the files.</returns>
    public static async Task<IReadOnlyList<ColumnAdvice>> ForAsync(
        IReadOnlyList<string> files, IngestOptions options, CancellationToken cancellation = default)
    {
        var advice = new List<ColumnAdvice>();
        foreach (var file in files.Where(MayBeTable))
        {
            var kind = await InputSniffer.SniffAsync(file, options, cancellation).ConfigureAwait(false);
            if (kind.Table is not { Kind: TableKind.CaseTable } table)
            {
                continue;
            }

            var rows = await TableReader.OpenAsync(file, table, cancellation).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                var binding = ColumnBinding.Of(rows.Header, options.ColumnMap);
                if (binding.IsEnough && binding.Suggestions.Count > 0)
                {
                    advice.Add(new ColumnAdvice(file, binding.Suggestions));
                }
            }
        }

        return advice;
    }

    // Letters by the thousand need not be opened twice; what they are is found when they are read.
    private static bool MayBeTable(string file) => Path.GetExtension(file).ToUpperInvariant() is not (".PDF" or ".TXT");
}
