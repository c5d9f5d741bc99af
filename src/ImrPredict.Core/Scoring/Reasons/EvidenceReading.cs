using ImrPredict.Text;

namespace ImrPredict.Scoring;

/// <summary>
/// What clinical texts say, read when asked for and kept for the next item of the letter, which has the same text. For
/// one thread.
/// </summary>
public sealed class EvidenceReading
{
    private string? text;
    private IReadOnlyList<EvidenceMention> mentions = [];

    /// <summary>The mentions of a text.</summary>
    public IReadOnlyList<EvidenceMention> Of(string clinicalText)
    {
        if (!ReferenceEquals(text, clinicalText) && text != clinicalText)
        {
            (text, mentions) = (clinicalText, EvidenceFinder.Find(clinicalText));
        }

        return mentions;
    }
}
