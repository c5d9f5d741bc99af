using System.Text;
using ImrPredict.Audit.Run;
using ImrPredict.Cases;

namespace ImrPredict.Reports.Audit;

/// <summary>Writes the tables of an audit into a folder.</summary>
public static class AuditFiles
{
    private static readonly (string Name, Action<string, AuditResult> Write)[] Writers =
    [
        ("surprise.csv", AuditTables.WriteSurprise),
        ("flags.csv", AuditTables.WriteFlags),
        ("twins.csv", AuditTables.WriteTwins),
        ("findings.csv", AuditTables.WriteFindings),
        ("charts.csv", ChartTable.Write),
        ("units.csv", UnitTable.Write),
        ("timeliness.csv", TimelinessTable.Write),
        ("yearly.csv", YearlyTable.Write),
        ("audit.json", (path, audit) => WriteBytes(path, Encoding.UTF8.GetBytes(AuditJson.Render(audit)))),
    ];

    /// <summary>Names of the files written, in the order in which they are.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Writers.Select(writer => writer.Name)];

    /// <summary>Writes <see cref="Names"/>; each appears whole or not at all.</summary>
    /// <param name="audit">What was found.</param>
    /// <param name="folder">Where to; made where missing.</param>
    /// <exception cref="ImrPredictException">A file cannot be written.</exception>
    public static void Write(AuditResult audit, string folder)
    {
        foreach (var (name, write) in Writers)
        {
            write(Path.Combine(folder, name), audit);
        }
    }

    private static void WriteBytes(string path, byte[] bytes)
    {
        using var file = new AtomicFile(path);
        file.Stream.Write(bytes);
        file.Commit();
    }
}
