using System.Text.Json;
using System.Text.RegularExpressions;
using ImrPredict.Cases;

namespace ImrPredict.Training.Settings;

/// <summary>
/// Reads an options file, and tells what is wrong with one: no JSON, a name that is no setting, another type.
/// </summary>
internal static partial class OptionsJson
{
    /// <summary>Reads it; settings that it does not name keep their defaults.</summary>
    /// <param name="path">The file.</param>
    /// <param name="defaults">The options with their defaults.</param>
    /// <exception cref="ImrPredictException">It cannot be read, or is no such file.</exception>
    public static T Load<T>(string path, T defaults)
        where T : class => Parse(Read(path), path, defaults);

    /// <summary>Reads the bytes of such a file.</summary>
    /// <param name="bytes">The bytes, UTF-8.</param>
    /// <param name="path">The file for messages.</param>
    /// <param name="defaults">The options with their defaults.</param>
    /// <exception cref="ImrPredictException">They are no such file.</exception>
    public static T Parse<T>(byte[] bytes, string path, T defaults)
        where T : class
    {
        CheckSyntax(bytes, path);
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, PackageJson.Options)
                ?? throw new ImrPredictException($"{path}: holds null, expected an object of settings.");
        }
        catch (JsonException wrong)
        {
            throw new ImrPredictException($"{path}: line {wrong.LineNumber + 1}: {Fault(wrong, defaults)}", wrong);
        }
    }

    /// <summary>Checks that bytes are JSON whose names and texts can be read.</summary>
    /// <param name="bytes">The bytes, UTF-8.</param>
    /// <param name="path">The file for messages.</param>
    /// <exception cref="ImrPredictException">They are not.</exception>
    public static void CheckSyntax(byte[] bytes, string path)
    {
        var reader = new Utf8JsonReader(bytes);
        try
        {
            while (reader.Read())
            {
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }
        }
        catch (InvalidOperationException unreadable)
        {
            var line = bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1;
            throw new ImrPredictException($"{path}: line {line}: a text that is no valid UTF-8.", unreadable);
        }
        catch (JsonException broken)
        {
            throw new ImrPredictException(
                $"{path}: line {broken.LineNumber + 1}: no valid JSON (a comma, quote or bracket is missing or too "
                + "many there); expected an object of settings.",
                broken);
        }
    }

    /// <summary>Reads the bytes of such a file, without a mark of byte order.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ImrPredictException">It cannot be read.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            return bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImrPredictException($"{path}: the options file cannot be read; give an existing file.", problem);
        }
    }

    private static string Fault(JsonException wrong, object defaults)
    {
        var entries = OptionReference.Of(defaults);
        var name = Place().Replace(wrong.Path ?? "", "").TrimStart('$', '.');
        if (entries.FirstOrDefault(entry => entry.Name == name) is { } known)
        {
            return $"setting '{name}' takes {known.Type}; found a value of another kind.";
        }

        if (name.Length == 0 || entries.Any(entry => entry.Name.StartsWith(name + ".", StringComparison.Ordinal)))
        {
            var inside = name.Length == 0 ? "" : name + ".";
            return Unmapped().Match(wrong.Message) is { Success: true } unmapped
                ? Unknown(inside + unmapped.Groups[1].Value, inside, entries)
                : $"{(name.Length == 0 ? "the file" : $"'{name}'")} takes an object of settings.";
        }

        return Unknown(name, name[..(name.LastIndexOf('.') + 1)], entries);
    }

    private static string Unknown(string name, string inside, IReadOnlyList<OptionEntry> entries)
    {
        var known = entries.Where(entry => entry.Name.StartsWith(inside, StringComparison.Ordinal))
            .Select(entry => entry.Name[inside.Length..].Split('.')[0]).Distinct();
        return $"'{name}' is no setting; known are {string.Join(", ", known)}.";
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Place();

    [GeneratedRegex("property '([^']+)' could not be mapped")]
    private static partial Regex Unmapped();
}
