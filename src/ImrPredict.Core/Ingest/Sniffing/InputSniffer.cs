using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>Finds from the first bytes of a file, never from its name, what it is.</summary>
public static class InputSniffer
{
    private const int HeadBytes = 64 * 1024;

    /// <summary>Looks at a file.</summary>
    /// <returns>What it is; a file that cannot be opened or is of no known kind is unusable, with the reason.</returns>
    public static async Task<InputKind> SniffAsync(
        string path, IngestOptions options, CancellationToken cancellation = default)
    {
        byte[] head;
        try
        {
            head = await HeadAsync(path, cancellation).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return InputKind.Unusable($"the file cannot be opened ({problem.GetType().Name})");
        }

        if (FileSignatures.NameOf(head) is { } foreign)
        {
            return InputKind.Unusable($"the file is {foreign}; expected a letter (PDF or text) or a table");
        }

        if (LetterFile.IsLetter(head))
        {
            return InputKind.Letter;
        }

        if (ImrPredict.Ingest.Letters.PackedLetters.Looks(head))
        {
            return InputKind.PackedLetters;
        }

        var table = await TableSniffer.SniffAsync(path, options.ColumnMap, cancellation).ConfigureAwait(false);
        return table.Kind == TableKind.None
            ? InputKind.Unusable($"neither a determination letter nor a table: {table.Reason}")
            : InputKind.Of(table);
    }

    private static async Task<byte[]> HeadAsync(string path, CancellationToken cancellation)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
        await using (file.ConfigureAwait(false))
        {
            var head = new byte[(int)Math.Min(HeadBytes, file.Length)];
            await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation)
                .ConfigureAwait(false);
            return head;
        }
    }
}
