using System.Text.Json;
using System.Text.Json.Serialization;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Tables.Opening;

/// <summary>Which table a process of the pool is asked for.</summary>
/// <param name="Path">The whole path of the file, as every process sees it.</param>
/// <param name="Options">Settings of reading.</param>
/// <param name="Table">What is known of the table; null before it is looked at.</param>
internal sealed record TableQuestion(string Path, IngestOptions Options, SniffedTable? Table)
{
    /// <summary>The question as bytes.</summary>
    public static byte[] Bytes(string path, IngestOptions options, SniffedTable? table) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new TableQuestion(PipedInput.ForOtherProcesses(path), options, table),
            TableQuestionJson.Default.TableQuestion);

    /// <summary>The question that bytes hold.</summary>
    public static TableQuestion Of(byte[] bytes) =>
        JsonSerializer.Deserialize(bytes, TableQuestionJson.Default.TableQuestion)!;
}

[JsonSerializable(typeof(TableQuestion))]
internal sealed partial class TableQuestionJson : JsonSerializerContext;
