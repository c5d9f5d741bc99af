using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Features;
using ImrPredict.Features.Encoding;

namespace ImrPredict.Tests.Features;

public sealed class TextEncoderTests
{
    private const string Fall = "The worker fell from a ladder and hurt the lower back. Pain runs down the left leg.";

    private static readonly FeatureOptions Options = new() { MinDocumentFrequency = 1, MinCategoryCount = 1 };

    [Fact]
    public void Texts_of_like_meaning_are_nearer_than_others()
    {
        using var encoder = new TextEncoder();
        var fall = encoder.Encode(Fall);

        var like = Likeness(fall, encoder.Encode("After a drop from scaffolding there is lumbar pain with sciatica."));
        var unlike = Likeness(fall, encoder.Encode("Speech lessons twice a week were asked for a young child."));

        Assert.True(like > unlike + 0.05, $"{like} against {unlike}");
    }

    [Fact]
    public void The_numbers_do_not_depend_on_what_is_read_beside()
    {
        using var alone = new TextEncoder();
        using var busy = new TextEncoder();
        var texts = Enumerable.Range(0, 12)
            .Select(i => $"{string.Concat(Enumerable.Repeat("ice ", i))}{Fall}").ToList();

        var together = texts.AsParallel().AsOrdered().Select(busy.Encode).ToList();

        Assert.All(texts.Index(), text => Assert.Equal(alone.Encode(text.Item), together[text.Index]));
    }

    [Fact]
    public void Sex_and_age_change_nothing()
    {
        using var encoder = new TextEncoder();

        var man = encoder.Encode("A 35 year old male with knee pain. He limps.");
        var woman = encoder.Encode("A 61 year old female with knee pain. She limps.");

        Assert.Equal(man, woman);
    }

    [Fact]
    public void A_long_text_is_read_to_its_end()
    {
        using var encoder = new TextEncoder();
        var start = string.Concat(Enumerable.Repeat("The knee was examined and found stable. ", 80));

        Assert.NotEqual(encoder.Encode(start + "Nothing else."), encoder.Encode(start + "A fracture was seen."));
    }

    [Fact]
    public void Of_a_text_beyond_all_measure_the_beginning_is_read()
    {
        using var encoder = new TextEncoder();
        const string More = " A fracture was seen. ";
        var measure = Fall.PadRight(100_000); // blanks count and cost nothing to read

        Assert.Equal(encoder.Encode(measure), encoder.Encode(measure + More + new string('x', 20_000_000)));
        Assert.NotEqual(encoder.Encode(measure), encoder.Encode(measure[More.Length..] + More));
    }

    [Fact]
    public void An_empty_text_gives_zeros_and_no_column_of_a_row()
    {
        using var encoder = new TextEncoder();
        var space = FeatureSpace.Fit(
            [Decided(Text(Fall)), Decided(Text("Knee pain after a twist."))], [1, 1], Options, encoder);

        var row = space.Transform(Text(""));

        Assert.All(encoder.Encode(" "), value => Assert.Equal(0, value));
        Assert.DoesNotContain(
            row.Indices.ToArray(), column => space.Names[column].Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public void A_saved_space_reads_texts_as_before()
    {
        using var encoder = new TextEncoder();
        var space = FeatureSpace.Fit(
            [Decided(Text(Fall)), Decided(Text("Knee pain after a twist."))], [1, 1], Options, encoder);
        using var bytes = new MemoryStream();
        space.Save(bytes);
        bytes.Position = 0;

        var loaded = FeatureSpace.Load(bytes);

        Assert.True(loaded.UsesEncoder);
        Assert.Equal(space.Transform(Text(Fall)).Values.ToArray(), loaded.Transform(Text(Fall)).Values.ToArray());
    }

    private static double Likeness(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum()
        / Math.Sqrt(a.Sum(x => (double)x * x) * b.Sum(x => (double)x * x));

    private static DisputedItem Text(string text) =>
        new() { CaseNumber = "T1", Number = 1, Source = ItemSource.Hicric, ClinicalText = text };

    private static LabelledItem Decided(DisputedItem item) => new(item, Overturned: false);
}
