using System.Globalization;
using System.Text.Json;

namespace ImrPredict.Train.Download;

/// <summary>The open-data portal of California's health department, which publishes the DMHC file.</summary>
internal static class DmhcPortal
{
    /// <summary>What the portal asks of those who use its data, in our words.</summary>
    public const string Terms = """
        The file is published by the California Department of Managed Health Care on the California Health and Human
        Services Open Data Portal. Its terms of use: https://data.chhs.ca.gov/pages/terms. The rows are de-identified;
        do not try to find out whom a row is about.
        """;

    /// <summary>Asks the catalogue for the file.</summary>
    public static Uri Catalogue { get; } = new(
        "https://data.chhs.ca.gov/api/3/action/package_show?id=independent-medical-review-imr-determinations-trend");

    /// <summary>Where the file has stood for years, for when the catalogue does not answer.</summary>
    public static Uri KnownAddress { get; } = new(
        "https://data.chhs.ca.gov/dataset/b79b3447-4c10-4ae6-84e2-1076f83bb24e/resource/"
        + "3340c5d7-4054-4d03-90e0-5f44290ed095/download/independent-medical-review-imr-determinations-trends.csv");

    /// <summary>Finds the newest CSV or ZIP of the data set.</summary>
    /// <param name="catalogue">Address of the CKAN call.</param>
    /// <param name="fallback">Used when the catalogue does not answer or names no file.</param>
    /// <param name="say">Told why the fallback is used.</param>
    public static async Task<RemoteFile> FindAsync(
        HttpClient http, Uri catalogue, Uri fallback, Action<string> say, CancellationToken cancellation)
    {
        try
        {
            await using var answer = await http.GetStreamAsync(catalogue, cancellation);
            using var json = await JsonDocument.ParseAsync(answer, cancellationToken: cancellation);
            if (Newest(json.RootElement, catalogue) is { } file)
            {
                return file;
            }

            say("the catalogue names no CSV or ZIP; using the known address");
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException or IOException
            or InvalidOperationException // text of it is no UTF-16
            || (problem is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            say($"the catalogue did not answer ({problem.Message}); using the known address");
        }

        return new RemoteFile(fallback, null, null, "known address");
    }

    private static RemoteFile? Newest(JsonElement answer, Uri catalogue)
    {
        if (answer.ValueKind != JsonValueKind.Object
            || !answer.TryGetProperty("result", out var result)
            || result.ValueKind != JsonValueKind.Object
            || !result.TryGetProperty("resources", out var resources)
            || resources.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var best = resources.EnumerateArray()
            .Where(resource => resource.ValueKind == JsonValueKind.Object)
            .Where(resource => Text(resource, "format").ToUpperInvariant() is "CSV" or "ZIP")
            .Where(resource => Uri.TryCreate(catalogue, Text(resource, "url"), out var file)
                && WebRedirects.MayLead(catalogue, file))
            .OrderByDescending(When)
            .ThenBy(resource => Text(resource, "format"), StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault();
        if (best.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var hash = Text(best, "hash");
        var address = new Uri(catalogue, Text(best, "url"));
        return new RemoteFile(address, Bytes(best), hash.Length > 0 ? hash : null, "catalogue");
    }

    private static DateTimeOffset When(JsonElement resource) =>
        DateTimeOffset.TryParse(
            Text(resource, "last_modified") is { Length: > 0 } modified ? modified : Text(resource, "created"),
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when)
            ? when
            : DateTimeOffset.MinValue;

    private static long? Bytes(JsonElement resource) =>
        resource.TryGetProperty("size", out var size) && size.ValueKind == JsonValueKind.Number
            && size.TryGetInt64(out var bytes) ? bytes : null;

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()! : "";
}
