using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Features.Blocks;
using ImrPredict.Features.Evidence;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Tests.Evidence;

public sealed class EvidenceBlockTests
{
    private static readonly EvidenceBlock Block = new(weight: 1);
    private static readonly List<string> Names = [.. Block.Columns.Select(column => column.Name)];

    [Fact]
    public void Columns_are_named_in_plain_words_without_repeats()
    {
        Assert.Contains("failed conservative care: present", Names);
        Assert.Contains("motor weakness: present, request for imaging", Names);
        Assert.Equal(Names.Count, Names.Distinct().Count());
    }

    [Fact]
    public void Values_come_by_column_and_count_mentions()
    {
        var values = Values(Item("Weakness is present. More weakness later. No fracture was seen.", "MRI of the neck"));

        var named = values.ToDictionary(v => Names[v.Column], v => v.Value);
        Assert.Equal(values.Select(v => v.Column).Order(), values.Select(v => v.Column));
        Assert.Equal(Math.Log2(3), named["motor weakness: present"], 5);
        Assert.Equal(1, named["fracture: absent"]);
        Assert.Equal(Math.Log2(3), named["motor weakness: present, request for imaging"], 5);
    }

    [Fact]
    public void A_cross_needs_its_service()
    {
        var values = Values(Item("Weakness is present.", "Norco 10 mg #60"));

        Assert.DoesNotContain(values, v => Names[v.Column].Contains("imaging", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Acupuncture, 6 sessions", true)]
    [InlineData("Norco 10/325 mg #60", false)]
    [InlineData("MRI of the lumbar spine", false)]
    [InlineData("", true)]
    public void What_a_letter_says_of_one_request_is_no_evidence_about_another(string service, bool counted)
    {
        var values = Values(Item("The record shows no functional improvement from acupuncture.", service));

        Assert.Equal(counted, values.Any(v => Names[v.Column] == "functional improvement: absent"));
    }

    [Theory]
    [InlineData("Acupuncture, 6 sessions", 1)]
    [InlineData("Chiropractic care, 6 visits", 1)]
    [InlineData("Acupuncture and chiropractic care", 2)]
    [InlineData("MRI of the lumbar spine", 0)]
    [InlineData("", 2)]
    public void Each_sentence_is_judged_by_itself_and_what_is_of_any_request_stays(string service, int counted)
    {
        var values = Values(Item(
            "Weakness is present. The record shows no functional improvement from acupuncture. There is a fracture. "
            + "The record shows no functional improvement from chiropractic care. "
            + "Weakness is present again.", service));

        var named = values.ToDictionary(v => Names[v.Column], v => v.Value);
        Assert.Equal(Math.Log2(1 + counted), named.GetValueOrDefault("functional improvement: absent"), 5);
        Assert.Equal(Math.Log2(3), named["motor weakness: present"], 5);
        Assert.Equal(1, named["fracture: present"]);
    }

    [Theory]
    [InlineData("Norco 10/325 mg #60", true)]
    [InlineData("Naproxen 550 mg #60", false)]
    [InlineData("Acupuncture, 6 sessions", false)]
    public void A_drug_is_known_by_its_name(string service, bool counted)
    {
        var values = Values(Item("Norco brought no improvement in function.", service));

        Assert.Equal(counted, values.Any(v => Names[v.Column] == "functional improvement: absent"));
    }

    [Fact]
    public void The_last_column_adds_up_what_the_field_holds_of_the_others()
    {
        var values = Values(Item("Weakness is present. Red flags were noted.", "MRI of the neck"));

        var sum = values.SkipLast(1).Sum(v => v.Value * EvidenceBlock.SumWeights[v.Column]);
        Assert.Equal(Names.Count - 1, values[^1].Column);
        Assert.Equal(sum, values[^1].Value, 5);
        Assert.True(sum > 2);
    }

    [Fact]
    public void Every_cross_names_a_group_that_requests_can_fall_into()
    {
        var groups = EvidenceTables.Rows("evidence-services.tsv").Select(r => r[0]).ToHashSet();

        Assert.All(EvidenceTables.Rows("evidence-crosses.tsv"), row => Assert.Contains(row[2], groups.Append("any")));
    }

    private static List<(int Column, float Value)> Values(DisputedItem item)
    {
        var builder = new RowBuilder(expected: 0, denseCount: 0);
        Block.Append(item, new ClinicalReading(new TokenizedText(item.ClinicalText)), builder);
        var row = builder.Build();
        return [.. row.Indices.ToArray().Zip(row.Values.ToArray())];
    }

    private static DisputedItem Item(string text, string service) => new()
    {
        CaseNumber = "CM00-0000001",
        Number = 1,
        Source = ItemSource.DwcLetter,
        RequestedService = service,
        ClinicalText = text,
    };
}
