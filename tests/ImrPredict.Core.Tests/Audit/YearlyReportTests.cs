using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Yearly;
using ImrPredict.Cases;

namespace ImrPredict.Tests.Audit;

public sealed class YearlyReportTests
{
    [Fact]
    public void Items_overturned_shares_and_days_are_counted_by_year_and_value()
    {
        List<DecidedItem> items =
        [
            .. Enumerable.Range(0, 40).Select(i =>
                Item(i / 2, (i % 2) + 1, i % 4 == 0, 2088, "Pharmaceuticals: Opioids")),
            .. Enumerable.Range(0, 10).Select(i => Item(100 + i, 1, i < 5, 2089, "Diagnostic Testing: Imaging")),
            Item(200, 1, true, null, "Diagnostic Testing: Imaging"),
        ];

        var report = YearlyReport.Describe(items, [], fewItems: 30);

        Assert.Equal(1, report.WithoutYear);
        Assert.Equal(
            [("", "", null, 51, 31, 16), ("", "", 2088, 40, 20, 10), ("", "", 2089, 10, 10, 5)],
            report.Rows.Take(3).Select(r => (r.Column, r.Value, r.Year, r.Items, r.Cases, r.Overturned)));
        Assert.Equal([false, false, true], report.Rows.Take(3).Select(r => r.IsFew));
        var opioids = report.Rows.Single(r => r is { Column: "drug class", Value: "Opioids", Year: 2088 });
        Assert.Equal(0.25, opioids.Share.Value);
        // Wilson's interval of .25 in 20 cases.
        Assert.Equal((0.1119, 0.4687), (Math.Round(opioids.Share.Low, 4), Math.Round(opioids.Share.High, 4)));
        Assert.Equal((20, 21.0), (opioids.Timed, opioids.Days.Value));
        Assert.Equal(["service", "drug class"], report.Rows.Select(r => r.Column).Where(c => c.Length > 0).Distinct());
    }

    [Fact]
    public void Every_column_but_drugs_adds_up_to_all_decisions_and_says_what_is_not_stated()
    {
        List<DecidedItem> items = [.. Enumerable.Range(0, 30).Select(i => Item(i, 1, false, 2088, "Surgery: Knee"))];
        var vendors = new UnitColumn("UR vendor", [.. items.Select((_, i) => i < 20 ? "A" : null)]);

        var rows = YearlyReport.Describe(items, [vendors], fewItems: 5).Rows;

        Assert.Equal(
            [("A", 20), ("(not stated)", 10)],
            rows.Where(r => r is { Column: "UR vendor", Year: null }).Select(r => (r.Value, r.Items)));
        Assert.DoesNotContain(rows, r => r.Column == "drug class");
    }

    [Theory]
    [InlineData("Decision based on MTUS Low Back Complaints 2004.", "MTUS")]
    [InlineData("Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Pain.", "ODG")]
    [InlineData("The decision lies outside of the MTUS Guidelines. Based on non MTUS citation ODG.", "ODG")]
    [InlineData("MTUS ACOEM Knee Complaints; ODG, Knee chapter", "MTUS + ACOEM + ODG")]
    [InlineData("The Claims Administrator did not cite any medical evidence for its decision.", "none cited")]
    [InlineData("A textbook of rheumatology", "other")]
    [InlineData(" ", null)]
    public void A_citation_is_counted_under_the_families_that_it_names(string citation, string? family)
    {
        Assert.Equal(family, GuidelineFamilies.Of(citation));
    }

    [Fact]
    public void Coded_drugs_are_counted_by_their_sub_category()
    {
        var made = Item(1, 1, true, 2088, "Other");
        var coded = made with
        {
            Item = made.Item with { TreatmentCategory = "Pharmacy", TreatmentSubcategory = "Hormones" },
        };

        var rows = YearlyReport.Describe([coded], [], fewItems: 5).Rows;

        Assert.Equal("Hormones", rows.First(r => r.Column == "drug class").Value);
    }

    private static DecidedItem Item(int letter, int number, bool overturned, int? year, string service)
    {
        var made = MadeCases.Item(letter, number, overturned);
        return made with
        {
            Item = made.Item with { ReportYear = year, ServiceCategory = ServiceCategory.Parse(service) },
            Decision = made.Decision with { DaysToReview = 21 },
        };
    }
}
