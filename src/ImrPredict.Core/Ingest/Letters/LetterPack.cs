using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters;

/// <summary>A form in which one file holds many letters.</summary>
/// <param name="Looks">Whether a file has it, from its first bytes.</param>
/// <param name="ReadAsync">
/// Reads the items of each letter of a file, in order; what is no letter is a reject. The slice is null for forms that
/// cannot be cut.
/// </param>
internal sealed record LetterPack(
    Func<byte[], bool> Looks,
    Func<string, IngestOptions, FileSlice?, CancellationToken, IAsyncEnumerable<ItemRead>> ReadAsync)
{
    /// <summary>One JSON object a line.</summary>
    public static LetterPack Lines { get; } = new(head => PackedLetters.Looks(head), PackedLetters.ReadAsync);

    /// <summary>All forms, in the order in which a file is tried.</summary>
    public static IReadOnlyList<LetterPack> All { get; } = [Lines];
}
