using ImrPredict.Text.Verdicts;

namespace ImrPredict.Tests;

public sealed class VerdictLexiconTests
{
    [Theory]
    [InlineData("The requested brace is not medically necessary.", VerdictPolarity.Uphold)]
    [InlineData("The requested brace is notmedically necessary.", VerdictPolarity.Uphold)]
    [InlineData("The brace is not-medically necessary and appropriate.", VerdictPolarity.Uphold)]
    [InlineData("The brace cannot be considered medically necessary.", VerdictPolarity.Uphold)]
    [InlineData("The brace is not a medical necessity.", VerdictPolarity.Uphold)]
    [InlineData("The brace is not seen as necessary.", VerdictPolarity.Uphold)]
    [InlineData("The services at issue weren't medically necessary.", VerdictPolarity.Uphold)]
    [InlineData("The laser is not likely to be more beneficial than any available standard therapy.",
        VerdictPolarity.Uphold)]
    [InlineData("The plan's denial should be upheld.", VerdictPolarity.Uphold)]
    [InlineData("She does not meet the criteria for medical necessity.", VerdictPolarity.Uphold)]
    [InlineData("The requested brace is medically necessary.", VerdictPolarity.Overturn)]
    [InlineData("The laser is likely to be more beneficial than any available standard therapy.",
        VerdictPolarity.Overturn)]
    [InlineData("The plan's denial should be partially overturned.", VerdictPolarity.Overturn)]
    [InlineData("The requested brace is supported.", VerdictPolarity.Overturn)]
    [InlineData("The service at issue was indicated.", VerdictPolarity.Overturn)]
    public void A_phrase_of_the_verdict_says_which_way(string text, VerdictPolarity polarity)
    {
        var first = VerdictLexicon.Default.Find(text).Where(m => !VerdictLexicon.IsKnownBefore(m.Class));

        Assert.Contains(first, m => m.Polarity == polarity);
    }

    [Theory]
    [InlineData("The Health Plan has denied this request as not medically necessary.")]
    [InlineData("Utilization review non-certified the request.")]
    [InlineData("The claims administrator failed to approve the injections.")]
    [InlineData("The patient has requested coverage of a brace.")]
    [InlineData("The treating surgeon recommended fusion.")]
    public void What_was_decided_or_asked_before_the_review_is_known_as_such(string text) =>
        Assert.Contains(VerdictLexicon.Default.Find(text), m => VerdictLexicon.IsKnownBefore(m.Class));

    [Fact]
    public void A_match_stands_where_its_words_stand()
    {
        const string Text = "All told, the pump is not medically necessary.";

        var match = VerdictLexicon.Default.Find(Text).First(m =>
            m.Class == "necessity" && m.Polarity == VerdictPolarity.Uphold);

        Assert.Equal("not medically necessary", match.Span.Of(Text).ToString());
    }
}
