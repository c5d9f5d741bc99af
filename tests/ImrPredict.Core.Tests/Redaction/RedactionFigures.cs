using ImrPredict.Text.Redaction;

namespace ImrPredict.Tests.Redaction;

/// <summary>How much of what tells of a person is found, and how much of what is replaced tells of one.</summary>
/// <param name="Kind">Its kind; empty for all.</param>
/// <param name="Parts">Parts that tell of a person.</param>
/// <param name="Found">Of them replaced whole, by whatever kind.</param>
/// <param name="Replaced">Characters that were replaced as this kind.</param>
/// <param name="Right">Of them those that tell of a person.</param>
internal sealed record RedactionFigures(string Kind, int Parts, int Found, int Replaced, int Right)
{
    public double Recall => Parts == 0 ? 1 : Found / (double)Parts;

    public double Precision => Replaced == 0 ? 1 : Right / (double)Replaced;

    /// <summary>Measures all kinds and, last, all together.</summary>
    public static IReadOnlyList<RedactionFigures> Measure(IReadOnlyList<PartyBlock> blocks)
    {
        var figures = Enum.GetValues<RedactedKind>().Select(kind => Of(blocks, kind)).ToList();
        return
        [
            .. figures,
            new(
                "", figures.Sum(f => f.Parts), figures.Sum(f => f.Found), figures.Sum(f => f.Replaced),
                figures.Sum(f => f.Right)),
        ];
    }

    private static RedactionFigures Of(IReadOnlyList<PartyBlock> blocks, RedactedKind kind)
    {
        var (parts, found, replaced, right) = (0, 0, 0, 0);
        foreach (var block in blocks)
        {
            var spans = Redactor.Find(block.Text);
            bool IsReplaced(int place) => spans.Any(span => place >= span.Start && place < span.End);
            bool IsPersonal(int place) => block.Parts.Any(p => place >= p.Start && place < p.Start + p.Length);
            bool IsWord(int place) => char.IsLetterOrDigit(block.Text[place]);
            foreach (var part in block.Parts.Where(part => part.Kind == kind.ToString()))
            {
                parts++;
                found += Enumerable.Range(part.Start, part.Length).Where(IsWord).All(IsReplaced) ? 1 : 0;
            }

            foreach (var span in spans.Where(span => span.Kind == kind))
            {
                var words = Enumerable.Range(span.Start, span.Length).Where(IsWord).ToList();
                replaced += words.Count;
                right += words.Count(IsPersonal);
            }
        }

        return new(kind.ToString(), parts, found, replaced, right);
    }
}
