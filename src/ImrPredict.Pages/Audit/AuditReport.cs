using ImrPredict.Audit.Run;
using ImrPredict.Reports;
using ImrPredict.Reports.Audit;

namespace ImrPredict.Pages.Audit;

/// <summary>Writes everything that an audit found into a folder: its tables and its page.</summary>
public static class AuditReport
{
    private const string PageName = "audit.html";

    /// <summary>Names of the files written, in the order in which they are.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. AuditFiles.Names, PageName];

    /// <summary>Writes <see cref="Files"/>; each appears whole or not at all.</summary>
    /// <param name="audit">What was found.</param>
    /// <param name="folder">Where to; made where missing.</param>
    /// <exception cref="ImrPredict.Cases.ImrPredictException">A file cannot be written.</exception>
    public static void Write(AuditResult audit, string folder)
    {
        AuditFiles.Write(audit, folder);
        using var file = new AtomicFile(Path.Combine(folder, PageName));
        file.Stream.Write(StaticPage.Render<AuditPage>(new() { [nameof(AuditPage.Audit)] = audit }));
        file.Commit();
    }
}
