using System.Text.Json;
using ImrPredict.Cases;

namespace ImrPredict.Training.Settings;

/// <summary>
/// Settings of options files that are no more. One that asks for what is done anyway is passed over, and said.
/// </summary>
internal static class RetiredSettings
{
    private const string Encoder = "features.encoder";

    private static readonly Dictionary<string, string> Reasons = new()
    {
        [Encoder] = "there is no text encoder",
        ["features.encode_at_most"] = "there is no text encoder",
        ["features.encoder_weight"] = "there is no text encoder",
        ["features.text_characters"] = "'features.text_characters_at_most' takes its place",
    };

    /// <summary>Blanks out what is no more, so that lines keep their numbers.</summary>
    /// <param name="bytes">Valid JSON, UTF-8; changed in place.</param>
    /// <param name="path">The file for messages.</param>
    /// <returns>What was passed over and why, in words.</returns>
    /// <exception cref="ImrPredictException">One asks for what cannot be done.</exception>
    public static IReadOnlyList<string> Blank(byte[] bytes, string path)
    {
        var said = new List<string>();
        var reader = new Utf8JsonReader(bytes);
        var outer = "";
        var places = new List<(int From, int To)>();
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth is < 1 or > 2)
            {
                continue;
            }

            var name = reader.GetString()!;
            outer = reader.CurrentDepth == 1 ? name : outer;
            var whole = reader.CurrentDepth == 1 ? name : $"{outer}.{name}";
            if (!Reasons.TryGetValue(whole, out var reason))
            {
                continue;
            }

            var from = (int)reader.TokenStartIndex;
            reader.Read();
            if (whole == Encoder && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("on"u8))
            {
                var line = bytes.AsSpan(0, from).Count((byte)'\n') + 1;
                throw new ImrPredictException(
                    $"{path}: line {line}: '{Encoder}' asks for a text encoder, and there is none.");
            }

            reader.Skip();
            places.Add((from, (int)reader.BytesConsumed));
            said.Add($"{path}: the setting '{whole}' is passed over: {reason}.");
        }

        foreach (var (from, to) in places)
        {
            Remove(bytes, from, to);
        }

        return said;
    }

    // With the comma behind it, else with the one before it.
    private static void Remove(byte[] bytes, int from, int to)
    {
        var next = to;
        while (next < bytes.Length && bytes[next] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            next++;
        }

        var last = from - 1;
        while (last >= 0 && bytes[last] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            last--;
        }

        var comma = bytes[next] == ',' ? next : bytes[last] == ',' ? last : -1;
        if (comma >= 0)
        {
            bytes[comma] = (byte)' ';
        }

        foreach (ref var one in bytes.AsSpan(from..to))
        {
            one = one == '\n' ? one : (byte)' ';
        }
    }
}
