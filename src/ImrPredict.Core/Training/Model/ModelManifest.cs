using System.Reflection;
using System.Text.Json.Serialization;
using ImrPredict.Training.Calibration;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Model;

/// <summary>What <c>manifest.json</c> says about a package.</summary>
public sealed record ModelManifest
{
    /// <summary>The format that this version writes and the newest it reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Version of the package's format.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>Id of the model.</summary>
    public required string ModelId { get; init; }

    /// <summary>What is predicted, in words: which outcome the probability speaks of.</summary>
    public required string Label { get; init; }

    /// <summary>SHA-256 of every other file of the package.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Versions of the libraries that wrote it.</summary>
    public required IReadOnlyDictionary<string, string> Libraries { get; init; }

    /// <summary>The rows learnt from.</summary>
    public required DataSummary Data { get; init; }

    /// <summary>Name of the selected candidate.</summary>
    public required string Selected { get; init; }

    /// <summary>How the figures were made.</summary>
    public required string Design { get; init; }

    /// <summary>
    /// Settings of the learners that selection chose, with which a refresh learns again; null where none were chosen.
    /// </summary>
    public LearnerSettings? Settings { get; init; }

    /// <summary>
    /// Names of the sources that training left out, since they did not help; a refresh leaves them out too. Missing
    /// where there are none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? SourcesLeftOut { get; init; }

    /// <summary>
    /// Whether what tells of a person was replaced in the texts learnt from; a refresh replaces it too. Missing where
    /// it was not.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Redacted { get; init; }

    /// <summary>Calibration of the selected candidate.</summary>
    public required CalibrationKind Calibration { get; init; }

    /// <summary>Probability from which on an item is predicted as overturned.</summary>
    public required double Threshold { get; init; }

    /// <summary>Fields of an item that features read.</summary>
    public required IReadOnlyList<string> InputFields { get; init; }

    /// <summary>Number of columns by block: levels, title, text, dense.</summary>
    public required IReadOnlyDictionary<string, int> Features { get; init; }

    /// <summary>Names of the files that it lists, and its own.</summary>
    [JsonIgnore]
    internal IReadOnlyCollection<string> Covered => [.. Files.Keys, "manifest.json"];

    /// <summary>Version of the package that a type comes from.</summary>
    internal static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "unknown";
}
