using ImrPredict.Architecture.Map;

namespace ImrPredict.Architecture.Report;

/// <summary>The arrows of the map as tables for other programs.</summary>
public static class ArrowTables
{
    /// <summary>Writes <c>folders.tsv</c> and <c>files.tsv</c>: from, to, number of reasons, reasons.</summary>
    /// <param name="map">The code.</param>
    /// <param name="folder">Where to; made if it is missing.</param>
    public static void Write(CodeMap map, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "folders.tsv"), map.FolderArrows.Select(Line));
        File.WriteAllLines(Path.Combine(folder, "files.tsv"), map.FileArrows.Select(Line));
    }

    private static string Line(Arrow arrow) =>
        string.Join('\t', arrow.From, arrow.To, arrow.Because.Count, string.Join("; ", arrow.Because));
}
