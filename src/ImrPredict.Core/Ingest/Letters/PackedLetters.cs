using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters;

/// <summary>Letters packed into one file, one JSON object a line: <c>{"file_name": "...", "text": "..."}</c>.</summary>
internal static class PackedLetters
{
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
        var letters = OrderedParallel.SelectAsync(
            LineBlock.Read(path, slice), block => ReadBlock(path, block), options.Parallelism, cancellation);
        await foreach (var items in letters.ConfigureAwait(false))
        {
            foreach (var item in items)
            {
                yield return item;
            }
        }
    }

    private static List<ItemRead> ReadBlock(string path, LineBlock block)
    {
        var items = new List<ItemRead>(block.Lines.Count * 3);
        for (var i = 0; i < block.Lines.Count; i++)
        {
            Read(new SourceLocation(path, SourceUnit.Line, block.Lines[i].Number), block[i], items);
        }

        block.Dispose();
        return items;
    }

    private static void Read(SourceLocation at, ReadOnlySpan<byte> line, List<ItemRead> items)
    {
        PackedLetter? letter;
        try
        {
            // Invalid UTF-8 becomes U+FFFD.
            letter = Utf8.IsValid(line)
                ? JsonSerializer.Deserialize(line, PackedLettersJson.Default.PackedLetter)
                : JsonSerializer.Deserialize(Encoding.UTF8.GetString(line), PackedLettersJson.Default.PackedLetter);
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
}

/// <summary>One line of packed letters.</summary>
/// <param name="FileName">Name of the letter's file.</param>
/// <param name="Text">Its text.</param>
internal sealed record PackedLetter(
    [property: JsonPropertyName("file_name")] string? FileName, [property: JsonPropertyName("text")] string? Text);

[JsonSerializable(typeof(PackedLetter))]
internal sealed partial class PackedLettersJson : JsonSerializerContext;
