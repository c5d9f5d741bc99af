using ImrPredict.Pages.Training;
using ImrPredict.Training;
using ImrPredict.Training.Package;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class ModelCardTests(SmallRun small) : IClassFixture<SmallRun>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_card_says_all_that_a_reader_must_know()
    {
        ModelPackage.Save(_folder.File("m"), small.Run);

        var card = File.ReadAllText(_folder.File("m/card.md")).ReplaceLineEndings(" ");

        string[] wanted =
        [
            "must not be used to approve, deny, delay or modify care", "## Purpose and limits", "Never for", "SB 1120",
            "one disputed item", "**Overturned** (positive)", "- Sources: DmhcFile 600.", "- Years: 2004 75",
            "withdrawn applications", "## What it reads", "Never: the decision", "Cross-validated 3-fold",
            "baseline: cohort", "**model as selected**", "average precision", "Among the 10 % ranked highest",
            "treatment: Imaging", "## Subgroups", "## Leak tests", "Sentinel: quiet", "Abstention", "imr-train drift",
            "Train again when", "Privacy", $"Model {small.Run.Model.Id}", small.Run.Model.Sha256, small.Run.Data.Hash,
            "threshold of 0.5", "Contact: not stated",
        ];
        Assert.All(wanted, text => Assert.Contains(text, card, StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", card, StringComparison.Ordinal);
        Assert.Contains(
            FormattableString.Invariant(
                $"{small.Run.Report.Metrics.Auc.Value:0.000} ({small.Run.Report.Metrics.Auc.Low:0.000}-"),
            card, StringComparison.Ordinal);
    }

    [Fact]
    public void The_head_of_the_card_has_the_figures_for_machines_and_no_licence()
    {
        ModelPackage.Save(_folder.File("m"), small.Run);

        var lines = File.ReadAllLines(_folder.File("m/card.md"));

        var end = Array.IndexOf(lines, "---", 1);
        var head = lines[1..end];
        var auc = Array.IndexOf(head, "    - type: roc_auc");
        Assert.Equal("---", lines[0]);
        Assert.Equal("", lines[end + 1]);
        Assert.StartsWith("# Model ", lines[end + 2], StringComparison.Ordinal);
        Assert.Contains("model-index:", head);
        Assert.Contains($"- name: \"ImrPredict model {small.Run.Model.Id}\"", head);
        Assert.Equal(
            FormattableString.Invariant($"      value: {small.Run.Report.Metrics.Auc.Value:0.000}"), head[auc + 2]);
        Assert.DoesNotContain(head, line => line.Contains("licen", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("- synthetic", head);
    }

    [Fact]
    public void Synthetic_rows_are_told_from_their_case_numbers()
    {
        var items = SmallCases.Make(300).Select((item, i) => item with
        {
            Item = item.Item with { CaseNumber = i < 200 ? $"MN15-9{i:00000}" : $"MN15-{i:00000}" },
        }).ToList();
        var options = SmallRun.Quick with { Candidates = [CandidateNames.Text], Contact = "desk@example.org" };

        var run = ModelTrainer.Train(items, options);
        ModelPackage.Save(_folder.File("m"), run);

        var card = File.ReadAllText(_folder.File("m/card.md"));
        Assert.Equal(200, run.Data.Synthetic);
        Assert.Contains("**200 of its 300 rows are synthetic", card, StringComparison.Ordinal);
        Assert.Contains("Contact: desk@example.org", card, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_table_calls_its_categories_is_shown_and_never_markup()
    {
        const string Name = "<script>alert(1)</script>![x](https://example.org/a.png)\n# Head";
        var items = SmallCases.Make(300).ConvertAll(item => item with
        {
            Item = item.Item with { TreatmentCategory = item.Item.TreatmentCategory == "Surgery" ? Name : "Pharmacy" },
        });

        ModelPackage.Save(_folder.File("m"), ModelTrainer.Train(items, SmallRun.Quick));

        var card = File.ReadAllText(_folder.File("m/card.md"));
        Assert.Contains("&lt;script&gt;alert(1)", card, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", card, StringComparison.Ordinal);
        Assert.DoesNotContain("![", card, StringComparison.Ordinal);
        Assert.DoesNotContain("\n# Head", card, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_is_whole_in_one_file_and_the_same_bytes_for_the_same_run()
    {
        var report = System.Text.Encoding.UTF8.GetString(TrainingReport.Render(small.Run));

        Assert.Equal(report, System.Text.Encoding.UTF8.GetString(TrainingReport.Render(small.Run)));
        Assert.Equal(5, report.Split("<svg ").Length - 2);
        Assert.Equal(report.Split("<svg ").Length, report.Split("role=img aria-label=").Length);
        Assert.DoesNotContain(
            "http:", report.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("https:", report, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", report, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", report, StringComparison.Ordinal);
        Assert.Contains("must not be used to approve, deny, delay or modify care", report, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"<b>{small.Run.Report.Metrics.Auc.Value:0.000}</b>"), report,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_in_the_package_is_hashed_like_the_other_files()
    {
        ModelPackage.Save(_folder.File("m"), small.Run, new Dictionary<string, byte[]>
        {
            [TrainingReport.FileName] = TrainingReport.Render(small.Run),
        });
        File.AppendAllText(_folder.File("m/report.html"), " ");

        var refused = Assert.Throws<ImrPredict.Cases.ImrPredictException>(() => ModelPackage.Load(_folder.File("m")));

        Assert.Contains("report.html", refused.Message, StringComparison.Ordinal);
    }
}
