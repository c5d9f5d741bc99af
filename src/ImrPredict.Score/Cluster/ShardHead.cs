using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImrPredict.Score.Cluster;

/// <summary>The head of the manifest: what all shards of a run have in common.</summary>
internal sealed record ShardHead
{
    public const int CurrentFormat = 1;

    [JsonPropertyName("format")]
    public required int Format { get; init; }

    [JsonPropertyName("shards")]
    public required int Shards { get; init; }

    /// <summary>The folder that relative paths count from.</summary>
    [JsonPropertyName("folder")]
    public required string Folder { get; init; }

    [JsonPropertyName("model")]
    public required string Model { get; init; }

    [JsonPropertyName("model_sha256")]
    public required string ModelSha256 { get; init; }

    /// <summary>SHA-256 of the settings of reading and scoring.</summary>
    [JsonPropertyName("settings_sha256")]
    public required string SettingsSha256 { get; init; }

    [JsonPropertyName("map")]
    public required SortedDictionary<string, string> ColumnMap { get; init; }

    public string ToLine() => JsonSerializer.Serialize(this);

    public static ShardHead Parse(string line) => JsonSerializer.Deserialize<ShardHead>(line)!;
}
