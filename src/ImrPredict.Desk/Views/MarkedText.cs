using ImrPredict.Scoring.Items;
using ImrPredict.Text;
using ImrPredict.Text.Evidence;

namespace ImrPredict.Desk.Views;

/// <summary>A stretch of a clinical text with what is to be seen on it.</summary>
/// <param name="Text">The words.</param>
/// <param name="Sign">1 where its sentence moved the score towards overturn, -1 towards upheld, 0 where not.</param>
/// <param name="Mention">What it says of a concept; null for nothing.</param>
public sealed record MarkedPiece(string Text, int Sign, EvidenceMention? Mention);

/// <summary>Cuts a clinical text where marks begin and end.</summary>
public static class MarkedText
{
    /// <summary>The pieces; together they are the text.</summary>
    public static IReadOnlyList<MarkedPiece> Of(ItemExplanation explanation)
    {
        var text = explanation.Read.Item.ClinicalText;
        var sentences = explanation.Reasons.Largest.Where(reason => reason.Sentence is { Length: > 0 })
            .Select(reason => (Span: reason.Sentence!.Value, Sign: Math.Sign(reason.LogOdds))).ToList();
        var mentions = explanation.Mentions;
        var cuts = sentences.Select(sentence => sentence.Span).Concat(mentions.Select(mention => mention.Span))
            .SelectMany(span => (int[])[span.Start, span.End]).Append(0).Append(text.Length)
            .Where(at => at >= 0 && at <= text.Length).Distinct().Order().ToList();
        return
        [
            .. cuts.Zip(cuts.Skip(1)).Select(piece => new MarkedPiece(
                text[piece.First..piece.Second],
                sentences.FirstOrDefault(sentence => Covers(sentence.Span, piece)).Sign,
                mentions.FirstOrDefault(mention => Covers(mention.Span, piece)))),
        ];
    }

    private static bool Covers(TextSpan span, (int Start, int End) piece) =>
        span.Start <= piece.Start && span.End >= piece.End;
}
