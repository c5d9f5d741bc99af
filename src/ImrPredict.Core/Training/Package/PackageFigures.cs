using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Package;

/// <summary>What a package's <c>metrics.json</c> says of its model, as training found it.</summary>
public sealed record PackageFigures
{
    /// <summary>Rows judged.</summary>
    public required int N { get; init; }

    /// <summary>Of them overturned.</summary>
    public required int NOverturned { get; init; }

    /// <summary>How the rows judged were kept apart from the rows learnt from.</summary>
    public required string Design { get; init; }

    /// <summary>Figures of the model by their names in the JSON results, e.g. <c>auc</c>.</summary>
    public required IReadOnlyDictionary<string, Estimate> Model { get; init; }

    /// <summary>The same figures of the plain baseline; empty where there is none.</summary>
    public required IReadOnlyDictionary<string, Estimate> Plain { get; init; }

    /// <summary>Points of the reliability diagram: bins of about equal count, else of equal width.</summary>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }

    /// <summary>Whether rows were left out of training that readers called data errors.</summary>
    public required bool LeftOutDataErrors { get; init; }

    /// <summary>Reads them from a package.</summary>
    /// <param name="place">The package, and whose signature it must have.</param>
    /// <exception cref="ImrPredictException">The file is missing, was changed, or is broken.</exception>
    public static PackageFigures Read(PackagePlace place)
    {
        var bytes = PackageFiles.ReadChecked(place.Folder, PackageFiles.FiguresName, ModelPackage.ReadManifest(place));
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var root = json.RootElement;
            var byCount = BinsOf(root, "reliability_by_count");
            return new PackageFigures
            {
                N = root.GetProperty("n").GetInt32(),
                NOverturned = root.GetProperty("n_overturned").GetInt32(),
                Design = root.GetProperty("design").GetString() ?? "",
                Model = Estimates(root.GetProperty("metrics")),
                Plain = root.GetProperty("baselines").TryGetProperty("plain", out var plain) ? Estimates(plain)
                    : new Dictionary<string, Estimate>(),
                LeftOutDataErrors = root.TryGetProperty("data_errors", out var errors)
                    && errors.ValueKind == JsonValueKind.Object,
                Reliability = byCount.Count > 0 ? byCount : BinsOf(root, "reliability"),
            };
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            throw new ImrPredictException(
                $"{Path.Combine(place.Folder, PackageFiles.FiguresName)}: is not of this format; train the model "
                    + "again.",
                broken);
        }
    }

    private static List<ReliabilityBin> BinsOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var bins)
            ? bins.Deserialize<List<ReliabilityBin>>(PackageJson.Options) ?? []
            : [];

    // An estimate stands as three figures, NAME, NAME_low and NAME_high; a plain figure as one.
    private static Dictionary<string, Estimate> Estimates(JsonElement figures) => figures.EnumerateObject()
        .Where(figure => !figure.Name.EndsWith("_low", StringComparison.Ordinal)
            && !figure.Name.EndsWith("_high", StringComparison.Ordinal))
        .ToDictionary(
            figure => figure.Name,
            figure => new Estimate(
                ValueOf(figures, figure.Name), ValueOf(figures, $"{figure.Name}_low"),
                ValueOf(figures, $"{figure.Name}_high")),
            StringComparer.Ordinal);

    private static double ValueOf(JsonElement figures, string name) =>
        figures.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value.GetDouble()
            : double.NaN;
}
