using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Desk.Store.Search;
using Microsoft.AspNetCore.Http;

namespace ImrPredict.Desk.Views;

/// <summary>Addresses of searches.</summary>
public static class SearchAddress
{
    private const int MostWords = 200;

    /// <summary>The search that an address asks for; what it does not understand is left out.</summary>
    public static SearchFilter Read(IQueryCollection query) => new()
    {
        Words = Short(query["q"].ToString()),
        Diagnosis = Short(query["diagnosis"].ToString()),
        Service = query["service"].ToString(),
        Outcome = query["outcome"].ToString() switch
        {
            "overturned" => Outcome.Overturned,
            "upheld" => Outcome.Upheld,
            _ => null,
        },
        Year = int.TryParse(query["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? year : null,
    };

    /// <summary>The address of a search, or of a part of it.</summary>
    public static string Of(SearchFilter filter, string part = "", string? after = null)
    {
        (string Name, string Value)[] all =
        [
            ("q", filter.Words), ("diagnosis", filter.Diagnosis), ("service", filter.Service),
            ("outcome", filter.Outcome?.ToString().ToLowerInvariant() ?? ""),
            ("year", filter.Year?.ToString(CultureInfo.InvariantCulture) ?? ""), ("after", after ?? ""),
        ];
        var query = string.Join('&', all.Where(pair => pair.Value.Length > 0)
            .Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        return $"/search{part}{(query.Length > 0 ? $"?{query}" : "")}";
    }

    private static string Short(string words) => (words.Length <= MostWords ? words : words[..MostWords]).Trim();
}
