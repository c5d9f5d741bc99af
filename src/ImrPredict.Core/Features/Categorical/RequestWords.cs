using System.Text.RegularExpressions;

namespace ImrPredict.Features.Categorical;

/// <summary>What the wording of a request tells beyond its service.</summary>
internal static partial class RequestWords
{
    /// <summary>Whether the request only accompanies a surgery, so that it stands or falls with it.</summary>
    public static bool IsSurgicalSatellite(string title) => Satellite().IsMatch(title);

    [GeneratedRegex(
        @"\b(?:associated surgical|pre-?\s?op|post-?\s?op|pre-?\s?surg|post-?\s?surg|surgical assist|assistant surgeon"
        + @"|medical clearance|sling|cold therapy|cryotherapy)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Satellite();
}
