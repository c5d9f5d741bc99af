using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImrPredict.Desk.Store;

/// <summary>How records stand in cells of the store.</summary>
internal static class StoreJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Reads what <see cref="Write"/> wrote; null for an empty cell.</summary>
    public static T? Read<T>(string cell)
        where T : class => cell.Length == 0 ? null : JsonSerializer.Deserialize<T>(cell, Options);
}
