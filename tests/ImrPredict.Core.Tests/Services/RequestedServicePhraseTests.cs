using System.Text.Json;
using CsCheck;
using ImrPredict.Ingest.Services;

namespace ImrPredict.Tests;

public sealed class RequestedServicePhraseTests
{
    [Theory]
    [InlineData("A patient has requested authorization and coverage for a foot pump.", "a foot pump")]
    [InlineData("She has requested reimbursement for a scan performed on 1/2/19.", "a scan")]
    [InlineData("An enrollee has requested a brace for treatment of his knee pain.", "a brace")]
    [InlineData("He requested coverage for Humira. It was denied.", "Humira")]
    [InlineData("The parent is requesting authorization for speech therapy, because he is late.", "speech therapy")]
    public void The_service_is_what_follows_the_request(string text, string service)
    {
        var span = RequestedServicePhrase.Find(text);

        Assert.NotNull(span);
        Assert.Equal(service, span.Value.Of(text).ToString());
    }

    [Fact]
    public void A_text_without_a_request_has_none() =>
        Assert.Null(RequestedServicePhrase.Find("The patient walks well."));

    [Fact]
    public void No_text_makes_it_throw_and_the_span_lies_inside() => Gen.String.Sample(text =>
    {
        if (RequestedServicePhrase.Find(text) is { } span)
        {
            Assert.True(span.Length > 0 && span.End <= text.Length);
        }
    });

    [RealDataFact]
    public void Nearly_every_appeal_tells_what_was_requested()
    {
        var texts = File.ReadLines(SharedData.PathOf("hicric", "appeals-700.jsonl"))
            .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString()!)
            .ToList();

        Assert.InRange(
            texts.Count(t => RequestedServicePhrase.Find(t) is not null), texts.Count * 95 / 100, texts.Count);
    }
}
