using System.Globalization;
using System.Text.Json;
using CsvHelper;
using ImrPredict.Cases;
using ImrPredict.Text.Normalising;
using ImrPredict.Text.Verdicts;

namespace ImrPredict.Tests;

public sealed class VerdictCutterRealDataTests
{
    [RealDataFact]
    public void No_kept_finding_holds_a_verdict_and_every_one_keeps_its_request()
    {
        var cuts = Findings().Select(f => VerdictCutter.Cut(f, ClinicalTextKind.FindingsBackground)).ToList();

        Assert.Equal(30, cuts.Count);
        Assert.All(cuts, c => Assert.Empty(VerdictCutter.Residual(c.Kept)));
        Assert.All(cuts, c => Assert.Contains("request", c.Kept, StringComparison.OrdinalIgnoreCase));
        Assert.All(cuts, c => Assert.Contains(c.Uncut.Excisions, e => e.Rule == "section-final"));
        Assert.All(cuts, c => Assert.DoesNotContain("Final Result", c.Kept, StringComparison.OrdinalIgnoreCase));
    }

    [RealDataFact]
    public void Texts_that_their_publisher_has_cut_lose_little_and_keep_the_insurers_denial()
    {
        var texts = Appeals();
        var cuts = texts.Select(t => VerdictCutter.Cut(t, ClinicalTextKind.FindingsBackground)).ToList();

        Assert.Equal(700, cuts.Count);
        Assert.All(cuts, c => Assert.Empty(VerdictCutter.Residual(c.Kept)));
        Assert.All(cuts, c => Assert.NotEmpty(c.Kept));
        Assert.InRange(
            cuts.Sum(c => c.Uncut.Excisions.Sum(e => e.Length)) / (double)texts.Sum(t => t.Length), 0.005, 0.06);
        Assert.Equal(texts.Count(HasDenial), cuts.Count(c => HasDenial(c.Kept)));
    }

    [RealDataFact]
    public void Hardly_any_text_of_the_current_file_still_states_a_verdict()
    {
        var cuts = Findings("imr-findings-to-2022.csv")
            .Select(f => VerdictCutter.CutOrNull(TextNormaliser.Normalise(f), ClinicalTextKind.FindingsBackground))
            .OfType<CutText>().ToList();

        Assert.Equal(1_453, cuts.Count);
        Assert.InRange(cuts.Count(c => VerdictCutter.Residual(c.Kept).Count > 0), 0, 3);
        Assert.InRange(cuts.Count(c => c.Kept.Contains("whether", StringComparison.OrdinalIgnoreCase)), 20, 1_453);
    }

    private static bool HasDenial(string text) =>
        text.Contains("has denied", StringComparison.OrdinalIgnoreCase)
            || text.Contains("denied this request", StringComparison.OrdinalIgnoreCase);

    private static List<string> Appeals() => [.. File.ReadLines(SharedData.PathOf("hicric", "appeals-700.jsonl"))
        .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString()!)];

    private static List<string> Findings(string file = "imr-with-findings-30.csv")
    {
        using var reader = new StreamReader(SharedData.PathOf("dmhc", file));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var findings = new List<string>();
        while (csv.Read())
        {
            findings.Add(csv.GetField("Findings")!);
        }

        return findings;
    }
}
