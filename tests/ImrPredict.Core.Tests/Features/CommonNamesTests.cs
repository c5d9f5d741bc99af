using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Features;

namespace ImrPredict.Tests.Features;

/// <summary>
/// What a model may know by name: what enough letters have in common, however many rows of them there are.
/// </summary>
public sealed class CommonNamesTests
{
    private static readonly FeatureOptions Options = new() { EvidenceWeight = 0, KnowledgeWeight = 0 };

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void A_word_needs_five_letters_and_not_five_rows(int letters, bool isKnown)
    {
        var rows = Enumerable.Range(0, 40).Select(row =>
            Row(row % letters, "knee pain of a zebulon", "brace zebulon", "Zebulon"));
        var others = Enumerable.Range(100, 10).Select(letter => Row(letter, "knee pain", "brace", "Imaging"));

        var space = FeatureSpace.Fit([.. rows, .. others], Options);

        Assert.Contains("text:knee", space.Names);
        Assert.Contains("levels", space.ColumnsByBlock().Keys);
        Assert.Equal(isKnown, space.Names.Any(name => name.Contains("zebulon", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void A_cell_of_four_letters_has_the_rate_of_the_wider_cell_and_no_name()
    {
        var rows = Enumerable.Range(0, 40).Select(row => Row(row % 4, "", "", "Zebulon", overturned: true))
            .Concat(Enumerable.Range(100, 40).Select(letter => Row(letter, "", "", "Imaging")));

        var space = FeatureSpace.Fit([.. rows], Options);
        using var saved = new MemoryStream();
        space.Save(saved);

        var rate = FeatureSpace.DenseNames.ToList().IndexOf("rate:treatment");
        Assert.Equal(0.5, space.Transform(Row(0, "", "", "Zebulon").Item).Dense[rate], 1e-6);
        Assert.Equal(20 * 0.5 / 60, space.Transform(Row(0, "", "", "Imaging").Item).Dense[rate], 1e-6);
        Assert.DoesNotContain(
            "Zebulon", System.Text.Encoding.UTF8.GetString(saved.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_one_letter_count_once_in_the_weight_of_a_word()
    {
        var once = FeatureSpace.Fit(
            [.. Enumerable.Range(0, 12).Select(n => Row(n, n < 6 ? "knee pain" : "hip pain", "", "Imaging"))], Options);
        var often = FeatureSpace.Fit(
            [.. Enumerable.Range(0, 12).SelectMany(n => Enumerable.Repeat(
                Row(n, n < 6 ? "knee pain" : "hip pain", "", "Imaging"), n == 0 ? 9 : 1))],
            Options);

        var item = Row(0, "knee pain", "", "Imaging").Item;
        Assert.Equal(once.Transform(item).Values, often.Transform(item).Values);
    }

    private static LabelledItem Row(
        int letter, string text, string title, string treatment, bool overturned = false) => new(
        new DisputedItem
        {
            CaseNumber = $"CM{letter}",
            Number = 1,
            Source = ItemSource.DmhcFile,
            ClinicalText = text,
            RequestedService = title,
            TreatmentCategory = treatment,
        },
        overturned)
        {
            Letter = letter,
        };
}
