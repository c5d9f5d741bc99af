using ImrPredict.Ingest;

namespace ImrPredict.Reports;

/// <summary>Writes what could not be read as CSV: file, place, field, reason.</summary>
public static class RejectsWriter
{
    private static readonly TableColumn[] Header = [new("file"), new("place"), new("field"), new("reason")];

    /// <summary>Writes a file, with its header alone where nothing was rejected.</summary>
    /// <param name="path">The file; it is replaced only when all is written.</param>
    /// <param name="rejects">The rejects, in the order in which they are written.</param>
    /// <param name="cancellationToken">Stops between rejects and leaves no file behind.</param>
    /// <returns>How many were written.</returns>
    public static async Task<long> WriteAsync(
        string path, IAsyncEnumerable<ItemRead.Rejected> rejects, CancellationToken cancellationToken = default)
    {
        var written = path + ".part";
        try
        {
            long count;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            await using (var stream = File.Create(written))
            {
                count = await DelimitedTableWriter.WriteAsync(
                    stream, ',', Header, rejects.Select(CellsOf), cancellationToken).ConfigureAwait(false);
            }

            File.Move(written, path, overwrite: true);
            return count;
        }
        finally
        {
            File.Delete(written);
        }
    }

    /// <summary>Writes a file from rejects that are already there.</summary>
    /// <inheritdoc cref="WriteAsync(string, IAsyncEnumerable{ItemRead.Rejected}, CancellationToken)"/>
    public static Task<long> WriteAsync(
        string path, IEnumerable<ItemRead.Rejected> rejects, CancellationToken cancellationToken = default) =>
        WriteAsync(path, rejects.ToAsyncEnumerable(), cancellationToken);

    private static string[] CellsOf(ItemRead.Rejected reject) =>
        [reject.At.File, reject.At.Place, reject.Field, reject.Reason];
}
