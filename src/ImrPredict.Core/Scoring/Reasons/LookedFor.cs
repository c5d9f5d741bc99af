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
    private static readonly string[]?[] Services = Read();

    /// <summary>Whether a reviewer of the service looks for the concept.</summary>
    public static bool Is(EvidenceConcept concept, ServiceCategory service) =>
        Services[(int)concept] is { } starts
        && (starts[0] == All || Array.Exists(starts, start => Begins(service, start)));

    private static bool Begins(ServiceCategory service, string start)
    {
        var colon = start.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? service.Category == start
            : service.Category.AsSpan().SequenceEqual(start.AsSpan(0, colon))
                && service.Subcategory.StartsWith(start[(colon + 1)..].TrimStart(), StringComparison.Ordinal);
    }

    private static string[]?[] Read()
    {
        var services = new string[]?[Enum.GetValues<EvidenceConcept>().Length];
        foreach (var row in TermTable.Read("looked-for.tsv", 2))
        {
            services[(int)Enum.Parse<EvidenceConcept>(row[0])] = row[1].Split('|', StringSplitOptions.TrimEntries);
        }

        return services;
    }
}
