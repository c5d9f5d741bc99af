using ImrPredict.Cases;
using ImrPredict.Ingest.Services;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Features.Published;

/// <summary>The words of an item that name what is asked for.</summary>
internal static class RequestText
{
    private const int Sentences = 2;

    /// <summary>
    /// The title; else the phrase that follows "requested ..." in the text; else its first sentences.
    /// </summary>
    public static string Of(DisputedItem item)
    {
        if (item.RequestedService.Length > 0)
        {
            return item.RequestedService;
        }

        if (RequestedServicePhrase.Find(item.ClinicalText) is { } phrase)
        {
            return item.ClinicalText.Substring(phrase.Start, phrase.Length);
        }

        var sentences = SentenceSplitter.Split(item.ClinicalText);
        return sentences.Count == 0
            ? ""
            : item.ClinicalText[..sentences[Math.Min(Sentences, sentences.Count) - 1].End];
    }
}
