using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Features;

namespace ImrPredict.Tests.Features;

public sealed class PublishedRateBlockTests
{
    private const string Treatment = "published overturn rate of the treatment";

    [Theory]
    [InlineData("The patient has requested authorization and coverage for speech therapy.", 1)]
    [InlineData("The patient has requested authorization and coverage for a lumbar fusion.", -1)]
    [InlineData("The patient has requested authorization and coverage for something else.", 0)]
    public void The_treatment_that_a_text_asks_for_brings_its_published_rate(string text, int sign) =>
        Assert.Equal(sign, Math.Sign(Row(Text(text), Treatment)));

    [Fact]
    public void Coded_rows_have_none_since_the_published_counts_are_of_their_own_file()
    {
        var coded = Text("The patient has requested authorization and coverage for speech therapy.")
            with
        { Source = ItemSource.DmhcFile, TreatmentCategory = "Rehabilitation Services - Outpatient" };

        Assert.Equal(0, Row(coded, Treatment));
    }

    [Fact]
    public void Weight_nought_leaves_the_block_out()
    {
        var space = FeatureSpace.Fit([Decided(Text("knee"))], new FeatureOptions { KnowledgeWeight = 0 });

        Assert.DoesNotContain(Treatment, space.Names);
    }

    private static float Row(DisputedItem item, string column)
    {
        var space = FeatureSpace.Fit([Decided(item)], new FeatureOptions());
        var row = space.Transform(item);
        var at = row.Indices.IndexOf(space.Names.ToList().IndexOf(column));
        return at < 0 ? 0 : row.Values[at];
    }

    private static DisputedItem Text(string text) =>
        new() { CaseNumber = "T1", Number = 1, Source = ItemSource.Hicric, ClinicalText = text };

    private static LabelledItem Decided(DisputedItem item) => new(item, Overturned: false);
}
