using ImrPredict.Text.Evidence;

namespace ImrPredict.Tests.Evidence;

/// <summary>The rows of the embedded tables, and a plain wording of their patterns.</summary>
internal static class EvidenceTables
{
    public static IReadOnlyList<string[]> Rows(string table)
    {
        using var stream = typeof(EvidenceFinder).Assembly.GetManifestResourceStream(table)!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Skip(1)
            .Select(line => line.TrimEnd('\r').Split('\t'))];
    }

    /// <summary>The shortest text that a pattern fits: first choices, no gaps, nothing that may be missing.</summary>
    public static string Wording(string pattern) => string.Join(' ', pattern.TrimStart('^').Split(' ')
        .Where(part => part[0] != '~' && !part.EndsWith('?'))
        .Select(part => part.Split('|')[0].TrimEnd('*')));
}
