using System.Text.Json;
using System.Text.Json.Serialization;
using ImrPredict.Training.Distributed;

namespace ImrPredict.Train.Distributed;

/// <summary>The rows of a rank as JSON lines.</summary>
internal static class DistributedRows
{
    private static readonly JsonSerializerOptions Json = new()
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static void Write(Stream stream, IEnumerable<DistributedRow> rows)
    {
        foreach (var row in rows)
        {
            JsonSerializer.Serialize(stream, row, Json);
            stream.WriteByte((byte)'\n');
        }
    }

    public static IEnumerable<DistributedRow> Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return JsonSerializer.Deserialize<DistributedRow>(line, Json)!;
        }
    }
}
