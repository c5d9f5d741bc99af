using System.Text;
using ImrPredict.Audit.Run;
using ImrPredict.Pages.Audit;
using ImrPredict.Pages.Training;
using ImrPredict.Tests.Audit;
using ImrPredict.Tests.Training;
using ImrPredict.Training.Package;

namespace ImrPredict.Tests;

/// <summary>Pages and cards as a reader meets them; see <see cref="Approved"/> for how to renew the files.</summary>
public sealed class ApprovedPagesTests(SmallRun small) : IClassFixture<SmallRun>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_training_report_reads_as_approved() =>
        Approved.Matches("training-report.txt", PageText.Of(Encoding.UTF8.GetString(TrainingReport.Render(small.Run))));

    [Fact]
    public void The_model_card_reads_as_approved()
    {
        ModelPackage.Save(_folder.File("m"), small.Run);

        Approved.Matches("model-card.md", File.ReadAllText(_folder.File("m/card.md")));
    }

    [Fact]
    public void The_audit_page_reads_as_approved()
    {
        AuditReport.Write(AuditRun.Run(MadeReports.Input(240, 1), new AuditOptions { ReadFirst = 4 }), _folder.Path);

        Approved.Matches("audit-page.txt", PageText.Of(File.ReadAllText(_folder.File("audit.html"))));
    }
}
