using CsCheck;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Tests;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("The knee is stable. The gait is normal.", 2)]
    [InlineData("Seen by Dr. Alvarez on Monday. He agreed.", 2)]
    [InlineData("Notes of J. Alvarez, M.D. were read. They agree.", 2)]
    [InlineData("Tried drugs, e.g. Naproxen, without relief.", 1)]
    [InlineData("A dose of 5.5 mg was given. It helped.", 2)]
    [InlineData("Disc bulge at L4-5. No stenosis at C5-6.", 2)]
    [InlineData("See Form No. 3 of the file. It is signed.", 2)]
    [InlineData("Injured in 2016. Treated since.", 2)]
    [InlineData("It helped the patient.Final Result: pending", 2)]
    [InlineData("Therapy ended in 2016.In May he returned.", 2)]
    [InlineData("Made by Acme Inc. Device three is new.", 1)]
    [InlineData("Made by Acme Inc. The patient uses it.", 2)]
    [InlineData("1. First request\n2. Second request", 2)]
    [InlineData("Plan:\nrest and ice", 2)]
    [InlineData("First paragraph\n\nsecond paragraph", 2)]
    [InlineData("A sentence wrapped\nover two lines.", 1)]
    [InlineData("She has pain. patient walks well.", 2)]
    [InlineData("Seen twice?! Yes (in May.) Then again.", 3)]
    [InlineData("- rest\n- ice", 2)]
    [InlineData("   ", 0)]
    public void A_text_has_as_many_sentences_as_a_reader_sees(string text, int sentences) =>
        Assert.Equal(sentences, SentenceSplitter.Split(text).Count);

    [Fact]
    public void A_sentence_keeps_its_stop_and_loses_the_space_around_it()
    {
        const string Text = "  Pain persists.  He walks. ";

        var sentences = SentenceSplitter.Split(Text).Select(s => s.Of(Text).ToString());

        Assert.Equal(["Pain persists.", "He walks."], sentences);
    }

    [Fact]
    public void Sentences_hold_every_visible_character_in_order_and_never_overlap() =>
        Gen.Char["abZ19 .\n?!:;-()\"'%\f"].Array[0, 80].Select(c => new string(c)).Sample(text =>
        {
            var at = 0;
            foreach (var sentence in SentenceSplitter.Split(text))
            {
                Assert.True(sentence.Start >= at && sentence.Length > 0 && sentence.End <= text.Length);
                Assert.True(text.AsSpan(at, sentence.Start - at).IsWhiteSpace());
                at = sentence.End;
            }

            Assert.True(text.AsSpan(at).IsWhiteSpace());
        });
}
