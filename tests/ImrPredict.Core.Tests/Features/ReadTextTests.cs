using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Features;

namespace ImrPredict.Tests.Features;

public sealed class ReadTextTests
{
    [Fact]
    public void An_item_gives_the_same_row_whether_its_text_was_read_for_all_items_or_for_it_alone()
    {
        DisputedItem[] items =
        [
            Item("Knee brace", "Failed therapy of the knee. Six visits brought no relief; surgery was advised."),
            Item("MRI of the back", "Weakness of the left leg. Six weeks of therapy were tried."),
            Item("", ""),
        ];
        var options = new FeatureOptions { MinDocumentFrequency = 1, TitleCharacters = true };
        var space = FeatureSpace.Fit(
            [.. items.Select((item, i) => new LabelledItem(item, i == 0))],
            options);

        foreach (var item in items)
        {
            var (alone, shared) = (space.Transform(item), space.Transform(item, space.Read(item.ClinicalText)));
            Assert.Equal(shared.Indices.ToArray(), alone.Indices.ToArray());
            Assert.Equal(shared.Values.ToArray(), alone.Values.ToArray());
            Assert.Equal(shared.Dense.ToArray(), alone.Dense.ToArray());
        }

        Assert.True(space.Transform(items[0]).Indices.Length > 60);
    }

    private static DisputedItem Item(string service, string text) => new()
    {
        CaseNumber = "CM24-0000001",
        Number = 1,
        Source = ItemSource.CaseTable,
        RequestedService = service,
        ClinicalText = text,
    };
}
