using ImrPredict.Cases;
using ImrPredict.Text;
using ImrPredict.Text.Evidence;

namespace ImrPredict.Scoring.Reasons;

/// <summary>
/// Which evidence a reviewer of a service looks for (<c>looked-for.tsv</c>). That a text says nothing of other things
/// may move a score, and is nothing to tell a reader.
/// </summary>
internal static class LookedFor
{
    private const string All = "*";
    private static readonly (string Category, string? Subcategory)[]?[] Services = Read();

    /// <summary>Whether a reviewer of the service looks for the concept.</summary>
    public static bool Is(EvidenceConcept concept, ServiceCategory service) =>
        Services[(int)concept] is { } starts
        && (starts[0].Category == All || Array.Exists(starts, start => Begins(service, start)));

    private static bool Begins(ServiceCategory service, (string Category, string? Subcategory) start) =>
        service.Category == start.Category
        && (start.Subcategory is null || service.Subcategory.StartsWith(start.Subcategory, StringComparison.Ordinal));

    private static (string Category, string? Subcategory)[]?[] Read()
    {
        var services = new (string, string?)[]?[Enum.GetValues<EvidenceConcept>().Length];
        foreach (var row in TermTable.Read("looked-for.tsv", 2))
        {
            services[(int)Enum.Parse<EvidenceConcept>(row[0])] =
                Array.ConvertAll(row[1].Split('|', StringSplitOptions.TrimEntries), Parts);
        }

        return services;
    }

    private static (string Category, string? Subcategory) Parts(string start) =>
        start.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon
            ? (start[..colon], start[(colon + 1)..].TrimStart())
            : (start, null);
}
