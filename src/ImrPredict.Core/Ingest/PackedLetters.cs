using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ImrPredict.Cases;

namespace ImrPredict.Ingest;

/// <summary>Letters packed into one file, one JSON object a line: <c>{"file_name": "...", "text": "..."}</c>.</summary>
public static class PackedLetters
{
    private const int LinesAtOnce = 64;

    /// <summary>Whether the first line is such an object.</summary>
    /// <param name="head">The first bytes of the file.</param>
    public static bool Looks(ReadOnlySpan<byte> head)
    {
        var reader = new Utf8JsonReader(head.StartsWith("\ufeff"u8) ? head[3..] : head, false, default);
        var found = (Name: false, Text: false);
        try
        {
            while (reader.Read() && !(found.Name && found.Text))
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
                {
                    found.Name |= reader.ValueTextEquals("file_name"u8);
                    found.Text |= reader.ValueTextEquals("text"u8);
                }
                else if (reader.CurrentDepth == 0 && reader.TokenType != JsonTokenType.StartObject)
                {
                    break;
                }
            }
        }
        catch (JsonException)
        {
            return false; // no JSON, so no packed letters
        }

        return found is { Name: true, Text: true };
    }

    /// <summary>Reads the items of each letter, in order; a line that is no letter is a reject.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Settings of reading.</param>
    /// <param name="slice">The lines to read; null for all.</param>
    /// <param name="cancellation">Stops between letters.</param>
    public static async IAsyncEnumerable<ItemRead> ReadAsync(
        string path, IngestOptions options, FileSlice? slice = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var chunks = Lines(path, slice).Chunk(LinesAtOnce);
        var letters = OrderedParallel.SelectAsync(
            chunks, chunk => ReadChunk(path, chunk), options.Parallelism, cancellation);
        await foreach (var items in letters.ConfigureAwait(false))
        {
            foreach (var item in items)
            {
                yield return item;
            }
        }
    }

    /// <summary>The lines that are not blank, with their numbers from 1.</summary>
    internal static IEnumerable<(long Number, string Text)> Lines(string path, FileSlice? slice)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        using var reader = new StreamReader(
            slice is null ? file : new SliceStream(file, slice.Offset, slice.Length), Encoding.UTF8);
        for (var number = slice?.FirstLine ?? 1; reader.ReadLine() is { } text; number++)
        {
            if (text.AsSpan().Trim().Length > 0)
            {
                yield return (number, text);
            }
        }
    }

    private static List<ItemRead> ReadChunk(string path, (long Number, string Text)[] lines)
    {
        var items = new List<ItemRead>(lines.Length * 2);
        foreach (var (number, text) in lines)
        {
            Read(new SourceLocation(path, SourceUnit.Line, number), text, items);
        }

        return items;
    }

    private static void Read(SourceLocation at, string line, List<ItemRead> items)
    {
        Line? letter;
        try
        {
            letter = JsonSerializer.Deserialize(line, PackedLettersJson.Default.Line);
        }
        catch (JsonException problem)
        {
            items.Add(new ItemRead.Rejected(at, "", $"no JSON object (byte {problem.BytePositionInLine} of the line)"));
            return;
        }

        if (letter?.Text is not { Length: > 0 } text)
        {
            items.Add(new ItemRead.Rejected(at, "text", "the line has no text"));
            return;
        }

        items.AddRange(LetterFile.ReadText(at, text, letter.FileName ?? ""));
    }

    internal sealed record Line(
        [property: System.Text.Json.Serialization.JsonPropertyName("file_name")] string? FileName,
        [property: System.Text.Json.Serialization.JsonPropertyName("text")] string? Text);
}
