using System.Text.Json;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Settings;

namespace ImrPredict.Reports.Training;

/// <summary>
/// The file beside the report that says where the leak sentinel found what it found: places and rules, and no word of
/// a text.
/// </summary>
public static class LeakList
{
    /// <summary>Name of the file inside a model package.</summary>
    public const string FileName = "leaks.json";

    /// <summary>The list as JSON, UTF-8; null where there is nothing to list.</summary>
    public static byte[]? Render(LeakReport? report) => report is not { Sentences.Count: > 0 }
        ? null
        : [.. JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, IReadOnlyList<LeakingSentence>> { ["sentences"] = report.Sentences },
            PackageJson.Options), (byte)'\n'];
}
