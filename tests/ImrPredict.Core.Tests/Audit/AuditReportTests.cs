using System.Text.Json;
using System.Text.RegularExpressions;
using ImrPredict.Audit.Run;
using ImrPredict.Cases;
using ImrPredict.Pages.Audit;

namespace ImrPredict.Tests.Audit;

public sealed class AuditReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_decided_item_has_a_row_in_input_order()
    {
        var input = MadeReports.Input(300, 1);

        AuditReport.Write(AuditRun.Run(input, new AuditOptions()), _folder.Path);

        var rows = File.ReadAllLines(_folder.File("surprise.csv"));
        Assert.StartsWith("case_number,item,outcome,expected_probability,", rows[0], StringComparison.Ordinal);
        Assert.Equal(input.Items.Select(i => $"{i.Item.CaseNumber},{i.Item.Number},{i.Decision.Outcome}"),
            rows.Skip(1).Select(r => string.Join(',', r.Split(',')[..3])));
        Assert.All(AuditReport.Files, name => Assert.True(File.Exists(_folder.File(name))));
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        var input = MadeReports.Input(300, 2);

        AuditReport.Write(AuditRun.Run(input, new AuditOptions()), _folder.File("a"));
        AuditReport.Write(AuditRun.Run(input, new AuditOptions()), _folder.File("b"));

        Assert.All(AuditReport.Files, name => Assert.Equal(
            File.ReadAllBytes(Path.Combine(_folder.File("a"), name)),
            File.ReadAllBytes(Path.Combine(_folder.File("b"), name))));
    }

    [Fact]
    public void The_page_needs_nothing_from_outside_and_encodes_what_the_data_say()
    {
        AuditReport.Write(AuditRun.Run(MadeReports.Input(300, 3), new AuditOptions()), _folder.Path);

        var html = File.ReadAllText(_folder.File("audit.html"));
        Assert.DoesNotMatch(new Regex(@"https?:|src=|<script|@import|url\(", RegexOptions.IgnoreCase), html);
        Assert.DoesNotContain("<b>5 <", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;5 &lt; 6 &amp; 7", html, StringComparison.Ordinal);
        Assert.Contains("<mark class=\"u\"", html, StringComparison.Ordinal);
        Assert.Contains("does not say what", html, StringComparison.Ordinal);
        Assert.DoesNotContain("licensed in California", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_inside_the_page_lead_somewhere_and_elements_are_closed()
    {
        AuditReport.Write(AuditRun.Run(MadeReports.Input(1200, 4), new AuditOptions()), _folder.Path);

        var html = File.ReadAllText(_folder.File("audit.html"));
        var ids = Regex.Matches(html, @"\bid=""([\w-]+)").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(Regex.Matches(html, @"href=""?#([\w-]+)").Select(m => m.Groups[1].Value),
            link => Assert.Contains(link, ids));
        foreach (var element in new[] { "details", "div", "table", "section", "figure", "svg",
            "ul", "tr", "g", "mark" })
        {
            Assert.Equal(Regex.Count(html, $@"<{element}[ >]"), Regex.Count(html, $"</{element}>"));
        }
    }

    [Fact]
    public void With_twenty_thousand_items_the_page_stays_below_five_megabytes()
    {
        AuditReport.Write(AuditRun.Run(MadeReports.Input(20_000, 5), new AuditOptions()), _folder.Path);

        Assert.InRange(new FileInfo(_folder.File("audit.html")).Length, 10_000, 5_000_000);
        Assert.Equal(20_001, File.ReadLines(_folder.File("surprise.csv")).Count());
    }

    [Fact]
    public void The_json_result_has_the_names_agreed()
    {
        AuditReport.Write(
            AuditRun.Run(MadeReports.Input(300, 6), new AuditOptions { Surprise = new() { FalseDiscoveryRate = 1 } }),
            _folder.Path);

        using var json = JsonDocument.Parse(File.ReadAllText(_folder.File("audit.json")));
        Assert.Equal(300, json.RootElement.GetProperty("items").GetInt32());
        Assert.Equal(300, json.RootElement.GetProperty("flags").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("fdr").GetDouble());
        Assert.True(json.RootElement.GetProperty("twins").GetInt32() >= 0);
        Assert.Equal(301, File.ReadLines(_folder.File("flags.csv")).Count());
    }

    [Fact]
    public void One_undated_item_without_text_is_enough_for_a_report()
    {
        AuditReport.Write(AuditRun.Run(
            new AuditInput { Items = [MadeCases.Item(1, 1, true)], Expected = [0.1] }, new AuditOptions()),
            _folder.Path);

        Assert.Contains("1 decision in 1 letter", File.ReadAllText(_folder.File("audit.html")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_decided_item_the_run_cannot_go_on()
    {
        Assert.Throws<ImrPredictException>(() => AuditRun.Run(
            new AuditInput { Items = [], Expected = [] }, new AuditOptions()));
    }
}
