using System.Text.Json;

namespace ImrPredict.Train.Download;

/// <summary>What is known of a partial file: its bytes so far and the server's mark of their version.</summary>
/// <param name="Bytes">Bytes that may be kept; 0 to start again.</param>
/// <param name="Validator">ETag or modification date for If-Range.</param>
internal sealed record PartState(long Bytes, string Validator)
{
    private static readonly PartState Empty = new(0, "");

    /// <summary>Reads it; bytes without a mark of their version, or of another address, do not count.</summary>
    public static PartState Load(string part, Uri address)
    {
        var note = NotePath(part);
        if (!File.Exists(part) || !File.Exists(note))
        {
            return Empty;
        }

        try
        {
            var saved = JsonSerializer.Deserialize<Note>(File.ReadAllText(note));
            return saved is { Validator.Length: > 0 } && saved.Address == address.ToString()
                ? new PartState(new FileInfo(part).Length, saved.Validator)
                : Empty;
        }
        catch (JsonException)
        {
            return Empty; // an incomplete note says nothing; the file is fetched again
        }
    }

    /// <summary>Notes the file's version; weak marks cannot be used to resume (RFC 9110, 13.1.5).</summary>
    public static void Save(string part, Uri address, HttpResponseMessage answer)
    {
        var tag = answer.Headers.ETag is { IsWeak: false } strong ? strong.Tag : null;
        var validator = tag ?? answer.Content.Headers.LastModified?.ToString("R") ?? "";
        File.WriteAllText(NotePath(part), JsonSerializer.Serialize(new Note(address.ToString(), validator)));
    }

    /// <summary>Removes the partial file and its note.</summary>
    public static void Forget(string part)
    {
        File.Delete(part);
        File.Delete(NotePath(part));
    }

    /// <summary>Removes the note when the file is whole.</summary>
    public static void Finish(string part) => File.Delete(NotePath(part));

    private static string NotePath(string part) => part + ".json";

    private sealed record Note(string Address, string Validator);
}
