using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters;

/// <summary>Letters packed into one file, one JSON object a line: <c>{"file_name": "...", "text": "..."}</c>.</summary>
internal static class PackedLetters
{
    private const int MostLinesLookedAt = 20;

    /// <summary>Whether one of the first lines is such an object; the others may be broken.</summary>
    /// <param name="head">The first bytes of the file.</param>
    public static bool Looks(ReadOnlySpan<byte> head)
    {
        head = head.StartsWith("\ufeff"u8) ? head[3..] : head;
        for (var lines = 0; lines < MostLinesLookedAt && !head.IsEmpty;)
        {
            var end = head.IndexOfAny((byte)'\r', (byte)'\n');
            var line = end < 0 ? head : head[..end];
            if (Begins(line))
            {
                lines++;
                if (Names(line) is (true, true))
                {
                    return true;
                }
            }

            head = end < 0 ? [] : head[(end + 1)..];
        }

        return false;
    }

    /// <summary>Whether a line begins like a record; one that does not is the rest of a broken one.</summary>
    public static bool Begins(ReadOnlySpan<byte> line) => line.TrimStart(" \t"u8) is [(byte)'{', ..];

    /// <summary>
    /// Whether what the first bytes of a file begin with may be such an object that goes on behind them: one of its
    /// names is there.
    /// </summary>
    public static bool MayLook(ReadOnlySpan<byte> head) =>
        Begins(head) && head.IndexOfAny((byte)'\r', (byte)'\n') < 0 && Names(head) is not (false, false);

    /// <summary>Whether one of the first lines of a file is such an object, however long.</summary>
    public static bool Looks(string path, TableLimits limits)
    {
        var lines = 0;
        foreach (var block in LineBlock.Read(path, null, limits.LineCharacters))
        {
            using (block)
            {
                for (var i = 0; i < block.Lines.Count && lines < MostLinesLookedAt; i++, lines++)
                {
                    if (Begins(block[i]) && Names(block[i]) is (true, true))
                    {
                        return true;
                    }
                }
            }

            if (lines >= MostLinesLookedAt)
            {
                break;
            }
        }

        return false;
    }

    private static (bool Name, bool Text) Names(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, false, default);
        var found = (Name: false, Text: false);
        try
        {
            while (!(found.Name && found.Text) && reader.Read())
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
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return found; // broken behind its names, or no such object
        }

        return found;
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
            LineBlock.Read(path, slice, options.Limits.LineCharacters), block => ReadBlock(path, block, options.Pool),
            options.Parallelism, cancellation);
        var isBroken = false;
        await foreach (var items in letters.ConfigureAwait(false))
        {
            foreach (var item in items)
            {
                // A record that raw line ends have torn apart is one reject, at its first line.
                if (item is not Broken broken)
                {
                    isBroken = false;
                    yield return item;
                }
                else if (broken.IsBegun || !isBroken)
                {
                    isBroken = true;
                    yield return new ItemRead.Rejected(item.At, "", broken.Reason);
                }
            }
        }
    }

    private static List<ItemRead> ReadBlock(string path, LineBlock block, InputPool? pool)
    {
        var items = new List<ItemRead>(block.Lines.Count * 3);
        for (var i = 0; i < block.Lines.Count; i++)
        {
            Read(new SourceLocation(path, SourceUnit.Line, block.Lines[i].Number), block[i], items, pool);
        }

        block.Dispose();
        return items;
    }

    private static void Read(SourceLocation at, ReadOnlySpan<byte> line, List<ItemRead> items, InputPool? pool)
    {
        if (!Begins(line))
        {
            items.Add(new Broken(at, IsBegun: false, "no JSON object"));
            return;
        }

        PackedLetter? letter;
        try
        {
            // Invalid UTF-8 becomes U+FFFD.
            letter = Utf8.IsValid(line)
                ? JsonSerializer.Deserialize(line, PackedLettersJson.Default.PackedLetter)
                : JsonSerializer.Deserialize(Encoding.UTF8.GetString(line), PackedLettersJson.Default.PackedLetter);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            items.Add(new Broken(at, IsBegun: true, $"no JSON object{PlaceOf(problem)}"));
            return;
        }

        if (letter?.Text is not { Length: > 0 } text)
        {
            items.Add(new ItemRead.Rejected(at, "text", "the line has no text"));
            return;
        }

        items.AddRange(LetterFile.ReadText(at, text, letter.FileName ?? "", pool));
    }

    private static string PlaceOf(Exception problem) => problem is JsonException { BytePositionInLine: { } at }
        ? $" (byte {at} of the line)"
        : "";

    /// <summary>A line that begins no record belongs to the broken one before it.</summary>
    private sealed record Broken(SourceLocation At, bool IsBegun, string Reason) : ItemRead(At);
}

/// <summary>One line of packed letters.</summary>
/// <param name="FileName">Name of the letter's file.</param>
/// <param name="Text">Its text.</param>
internal sealed record PackedLetter(
    [property: JsonPropertyName("file_name")] string? FileName, [property: JsonPropertyName("text")] string? Text);

[JsonSerializable(typeof(PackedLetter))]
internal sealed partial class PackedLettersJson : JsonSerializerContext;
