using System.Text.Json;
using System.Text.Json.Serialization;
using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Training.Settings;

/// <summary>How the files of a package are written as JSON: snake_case names, enums by name, NaN as null.</summary>
internal static class PackageJson
{
    /// <summary>For files that people read.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            WriteIndented = true,
            RespectNullableAnnotations = true,
            NewLine = "\n",
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new FiniteNumberConverter());
        options.TypeInfoResolver = EstimateJson.Resolver;
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
