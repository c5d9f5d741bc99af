using System.Text;
using ImrPredict.Audit.Run;
using ImrPredict.Cases;

namespace ImrPredict.Reports.Audit;

/// <summary>Writes everything that an audit found into a folder.</summary>
public static class AuditReport
{
    /// <summary>Names of the files written, in the order in which they are.</summary>
    public static IReadOnlyList<string> Files { get; } =
        ["surprise.csv", "flags.csv", "twins.csv", "findings.csv", "charts.csv", "audit.json", "audit.html"];

    /// <summary>Writes <see cref="Files"/>; each appears whole or not at all.</summary>
    /// <param name="audit">What was found.</param>
    /// <param name="folder">Where to; made where missing.</param>
    /// <exception cref="ImrPredictException">A file cannot be written.</exception>
    public static void Write(AuditResult audit, string folder)
    {
        AuditTables.Surprise(Path.Combine(folder, Files[0]), audit);
        AuditTables.Flags(Path.Combine(folder, Files[1]), audit);
        AuditTables.Twins(Path.Combine(folder, Files[2]), audit);
        AuditTables.Findings(Path.Combine(folder, Files[3]), audit);
        AuditTables.Charts(Path.Combine(folder, Files[4]), audit);
        WriteText(Path.Combine(folder, Files[5]), AuditJson.Of(audit));
        WriteText(Path.Combine(folder, Files[6]), AuditHtml.Of(audit));
    }

    private static void WriteText(string path, string text)
    {
        using var file = new AtomicFile(path);
        file.Stream.Write(Encoding.UTF8.GetBytes(text));
        file.Commit();
    }
}
