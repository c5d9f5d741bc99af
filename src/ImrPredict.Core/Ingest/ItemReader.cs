using System.Runtime.CompilerServices;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sharding;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Ingest.Tables;
using ImrPredict.Ingest.Tables.CaseTable;

namespace ImrPredict.Ingest;

/// <summary>
/// Reads inputs of any supported kind, mixed, as one stream; what a file is, is found from its content.
/// </summary>
public static class ItemReader
{
    /// <summary>Reads files, folders and globs.</summary>
    /// <param name="inputs">What the user named; see <see cref="InputFiles.Expand"/> for the order.</param>
    /// <param name="options">Settings of reading.</param>
    /// <param name="cancellation">Stops between rows and letters.</param>
    /// <returns>Items, rejects and rows that letters have given already, in the order of the inputs.</returns>
    /// <exception cref="ImrPredictException">An input names nothing.</exception>
    public static IAsyncEnumerable<ItemRead> ReadAsync(
        IReadOnlyList<string> inputs, IngestOptions options, CancellationToken cancellation = default) =>
        ReadFilesAsync(InputFiles.Expand(inputs, limits: options.Limits), options, cancellation);

    /// <summary>
    /// What reading adds to an item that a program has put together, as it does to a row of a case table: the category
    /// of the service, facts of the text, and the cutting of what states a verdict. Without it scores differ.
    /// </summary>
    /// <param name="item">The fields as the source has them.</param>
    public static ItemRead.Parsed Complete(DisputedItem item) => ItemCompletion.Complete(item);

    /// <summary>Reads files, in their order.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public static async IAsyncEnumerable<ItemRead> ReadFilesAsync(
        IReadOnlyList<string> files, IngestOptions options,
            [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var given = new LetterDuplicates(options.KeepCopies);
        var opened = OrderedParallel.SelectAsync(files, file => Open(file, options), options.Parallelism, cancellation);
        await foreach (var (file, head, letter) in opened.ConfigureAwait(false))
        {
            var name = InputFiles.NameOf(file);
            foreach (var read in letter ?? [])
            {
                yield return Finished(given.Remember(read), name, options);
            }

            if (letter is not null)
            {
                continue;
            }

            var kind = await InputSniffer.SniffAsync(file, head, options, cancellation).ConfigureAwait(false);
            await foreach (var read in OtherAsync(file, kind, null, options, cancellation).ConfigureAwait(false))
            {
                yield return Finished(
                    !kind.HoldsLetters ? given.MarkIfGiven(read) : given.Remember(read), name, options);
            }
        }
    }

    /// <summary>Reads one slice of packed letters or of a text table.</summary>
    /// <param name="file">The file.</param>
    /// <param name="slice">Its slice, between points of <see cref="ShardPoints"/>.</param>
    /// <param name="options">Settings of reading.</param>
    /// <param name="cancellation">Stops between rows and letters.</param>
    /// <returns>What the whole file gives from these records.</returns>
    public static async IAsyncEnumerable<ItemRead> ReadSliceAsync(
        string file, FileSlice slice, IngestOptions options,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var kind = await InputSniffer.SniffAsync(file, options, cancellation).ConfigureAwait(false);
        await foreach (var read in OtherAsync(file, kind, slice, options, cancellation).ConfigureAwait(false))
        {
            yield return RedactedReads.Of(options.KeepCopies ? LetterDuplicates.Keyed(read) : read, options);
        }
    }

    private static ItemRead Finished(ItemRead read, string name, IngestOptions options) => RedactedReads.Of(
        ReferenceEquals(name, read.At.File) || name == read.At.File ? read : read with
        {
            At = read.At with { File = name, Unit = read.At.Number > 0 ? SourceUnit.Row : read.At.Unit },
        },
        options);

    /// <summary>Looks at a file, and reads its items where it is one letter.</summary>
    private static (string File, InputHead Head, IReadOnlyList<ItemRead>? Letter) Open(
        string file, IngestOptions options)
    {
        var head = InputSniffer.Open(file);
        var isLetter = head.Kind is { IsLetter: true };
        return (file, head, isLetter ? LetterFile.Read(file, head.Bytes, head.Layout, options) : null);
    }

    private static IAsyncEnumerable<ItemRead> OtherAsync(
        string file, InputKind kind, FileSlice? slice, IngestOptions options, CancellationToken cancellation) =>
        ReadGuard.OfFileAsync(file, UnguardedAsync(file, kind, slice, options, cancellation), cancellation);

    private static IAsyncEnumerable<ItemRead> UnguardedAsync(
        string file, InputKind kind, FileSlice? slice, IngestOptions options, CancellationToken cancellation) =>
        kind.IsLetter ? LetterFile.Read(file, FileHead.Read(file), null, options).ToAsyncEnumerable()
        : kind.Pack is { } pack ? pack.ReadAsync(file, options, slice, cancellation)
        : kind.Table is { } table ? TableFile.ReadAsync(file, table with { Slice = slice }, options, cancellation)
        : new ItemRead[] { new ItemRead.Rejected(new SourceLocation(file), "", kind.Reason) }.ToAsyncEnumerable();
}
