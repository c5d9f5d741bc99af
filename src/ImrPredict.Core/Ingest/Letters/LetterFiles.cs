using System.Runtime.CompilerServices;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters;

/// <summary>Reads many letters at once, each from a file of its own, in the order of the files.</summary>
internal static class LetterFiles
{
    /// <summary>Letters handed over at once; bounds what is held in memory.</summary>
    public const int Batch = 1024;

    /// <summary>Reads the items of each letter.</summary>
    public static async IAsyncEnumerable<ItemRead> ReadAsync(
        IReadOnlyList<string> files, IngestOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var letters = OrderedParallel.SelectAsync(
            files, file => Read(file, options), options.Parallelism, cancellation);
        await foreach (var items in letters.ConfigureAwait(false))
        {
            foreach (var item in items)
            {
                yield return item;
            }
        }
    }

    private static IReadOnlyList<ItemRead> Read(string file, IngestOptions options)
    {
        try
        {
            var size = new FileInfo(file).Length;
            return size <= options.MaxLetterBytes
                ? LetterFile.Read(file, File.ReadAllBytes(file), options)
                : Rejected(file, $"the letter has {size} bytes; at most {options.MaxLetterBytes} are read");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Rejected(file, $"the file cannot be read ({problem.GetType().Name})");
        }
    }

    private static ItemRead[] Rejected(string file, string reason) =>
        [new ItemRead.Rejected(new SourceLocation(file), "", reason)];
}
