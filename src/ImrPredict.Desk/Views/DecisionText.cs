using ImrPredict.Audit.Run;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Desk.Views;

/// <summary>Texts of decisions in pieces, with what is to be seen on them.</summary>
public static class DecisionText
{
    /// <summary>A text with the sentences that moved the model; together the pieces are the text.</summary>
    public static IReadOnlyList<MarkedPiece> Of(string text, IReadOnlyList<EvidenceSpan> spans)
    {
        var (pieces, at) = (new List<MarkedPiece>(), 0);
        foreach (var (span, overturned) in spans.Where(s => s.Span.Length > 0).OrderBy(s => s.Span.Start))
        {
            if (span.Start < at || span.End > text.Length)
            {
                continue;
            }

            pieces.Add(new MarkedPiece(text[at..span.Start], 0, null));
            pieces.Add(new MarkedPiece(text[span.Start..span.End], overturned ? 1 : -1, null));
            at = span.End;
        }

        pieces.Add(new MarkedPiece(text[at..], 0, null));
        return pieces;
    }

    /// <summary>A text in pieces, with which of them, sentence by sentence, another text does not hold.</summary>
    public static IReadOnlyList<(string Text, bool IsOwn)> Beside(string text, string other)
    {
        var theirs = SentenceSplitter.Split(other).Select(span => Plain(span.Of(other))).ToHashSet();
        var (pieces, at) = (new List<(string, bool)>(), 0);
        foreach (var span in SentenceSplitter.Split(text))
        {
            pieces.Add((text[at..span.Start], false));
            pieces.Add((text[span.Start..span.End], !theirs.Contains(Plain(span.Of(text)))));
            at = span.End;
        }

        pieces.Add((text[at..], false));
        return pieces;
    }

    private static string Plain(ReadOnlySpan<char> sentence) => string.Join(
        ' ', sentence.ToString().ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
