using System.Text;
using ImrPredict.Cases;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Tests;

public sealed class LetterQuantityTests
{
    [Theory]
    [InlineData("Naproxen 500mg #60", 60.0, "units")]
    [InlineData("Hand therapy times 12", 12.0, "sessions")]
    [InlineData("Hand therapy 2 times 6", 12.0, "sessions")]
    [InlineData("Hand therapy 2x6", 12.0, "sessions")]
    [InlineData("Hand therapy 3 times a week for 4 weeks (12 sessions)", 12.0, "sessions")]
    [InlineData("Hand therapy two times a week times six weeks", 12.0, "sessions")]
    [InlineData("Hand therapy 2-3 times a week for 6 weeks", null, "sessions")]
    [InlineData("Twelve hand therapy visits", 12.0, "sessions")]
    [InlineData("Thirteen hand therapy visits", 13.0, "sessions")]
    [InlineData("Hand therapy, forty-five sessions", 45.0, "sessions")]
    [InlineData("Hand therapy, twenty four sessions", 24.0, "sessions")]
    [InlineData("Hand therapy, twenty to thirty sessions", null, "sessions")]
    [InlineData("Hand therapy, 8 sessions", 8.0, "sessions")]
    [InlineData("Nerve studies QTY: 2", 2.0, "units")]
    [InlineData("Menthol gel, #60 grams with 1 refill", 60.0, "grams")]
    [InlineData("Hand therapy (unknown quantity)", null, null)]
    [InlineData("Wheelchair for a 3 month rental", 3.0, "months")]
    public void The_quantity_of_a_title_is_read(string title, double? amount, string? unit)
    {
        var quantity = Read($"{title}: Upheld").DisputedQuantity;

        Assert.NotNull(quantity);
        Assert.Equal(amount, quantity.Amount);
        Assert.Equal(unit, quantity.Unit);
        Assert.Contains(quantity.Text, title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Treatment 6 to twenty four therapy therapy twenty four sessions a / therapy of 12")]
    [InlineData("Session 5- 12 visits each / -a twenty four one")]
    [InlineData("Naproxen 500mg #50\uff13")]
    [InlineData("Hand therapy, \u0663 sessions")]
    public async Task A_garbled_title_is_read_to_its_end(string title)
    {
        var read = Task.Run(() => Read($"{title}: Upheld"));

        Assert.NotNull(await read.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void A_title_without_quantity_has_none() =>
        Assert.Null(Read("MRI of the left knee without contrast: Upheld").DisputedQuantity);

    [Fact]
    public void A_partial_authorisation_gives_three_quantities()
    {
        var item = Read(
            "Eight visits of hand therapy was the original request. Six visits of hand therapy was authorized by the\n"
            + "Claims Administrator. The remaining IMR eligible portion of the original request, "
            + "two visits of hand therapy is: Upheld");

        Assert.EndsWith("two visits of hand therapy is", item.RequestedService, StringComparison.Ordinal);
        Assert.Equal(8, item.RequestedQuantity?.Amount);
        Assert.Equal(6, item.AuthorisedQuantity?.Amount);
        Assert.Equal(2, item.DisputedQuantity?.Amount);
        Assert.Equal(UtilizationReviewDecision.Modified, item.UrDecision);
    }

    [Fact]
    public void A_substitution_disputes_the_whole_request()
    {
        var item = Read("Purchase of a cold unit, #1 was the original request. "
            + "The Claims Administrator authorized a cold unit for\n"
            + "7 days, leaving the original request IMR eligible. "
            + "The original request, purchase of a cold unit, #1 is: Overturned");

        Assert.Equal(1, item.RequestedQuantity?.Amount);
        Assert.Equal(7, item.AuthorisedQuantity?.Amount);
        Assert.Equal(1, item.DisputedQuantity?.Amount);
        Assert.Equal(UtilizationReviewDecision.Modified, item.UrDecision);
    }

    [Fact]
    public void A_first_sentence_on_lines_of_its_own_still_gives_the_requested_quantity()
    {
        var text = new LetterBuilder
        {
            Items =
            [
                LetterBuilder.Item("Cane: Upheld"),
                LetterBuilder.Item("Eight visits of hand therapy was the original request.\n"
                    + "Six visits of hand therapy was authorized by the Claims Administrator. The remaining\n"
                    + "IMR eligible portion of the original request, two visits of hand therapy is: Upheld"),
            ],
        }.ToString();

        var item = Items(text)[1];

        Assert.StartsWith("Six visits", item.RequestedService, StringComparison.Ordinal);
        Assert.Equal(8, item.RequestedQuantity?.Amount);
    }

    [Theory]
    [InlineData("Retrospective: Knee brace: Upheld", ReviewType.Retrospective)]
    [InlineData("Knee brace DOS: 11/14/16: Upheld", ReviewType.Retrospective)]
    [InlineData("Concurrent request for a bed: Upheld", ReviewType.Concurrent)]
    [InlineData("Prospective request for 1 cane: Upheld", ReviewType.Prospective)]
    [InlineData("Knee brace: Upheld", null)]
    public void The_review_type_is_what_the_title_says(string block, ReviewType? expected) =>
        Assert.Equal(expected, Read(block).ReviewType);

    private static DisputedItem Read(string block) =>
        Items(new LetterBuilder { Items = [LetterBuilder.Item(block)] }.ToString())[0];

    private static List<DisputedItem> Items(string text) =>
        [.. LetterFile.Read("a.txt", Encoding.UTF8.GetBytes(text)).Cast<ItemRead.Parsed>().Select(p => p.Item)];
}
