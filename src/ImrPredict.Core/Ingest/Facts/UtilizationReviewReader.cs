using System.Buffers;
using ImrPredict.Cases;
using ImrPredict.Text;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Ingest.Facts;

/// <summary>Reads what utilization review or the plan decided about a request, and on what ground.</summary>
internal sealed class UtilizationReviewReader(WordTokens tokens)
{
    private const int ShortestWord = 4;

    // Of a title that tells what was authorised and what is left.
    private static readonly SearchValues<string> InTitle =
        SearchValues.Create(["authorized", "original request"], StringComparison.OrdinalIgnoreCase);

    private readonly List<TextSpan> _grounds = [];
    private UtilizationReviewDecision? _decision;

    // True right behind a sentence that tells the review's decision or ground.
    private bool _inReview;

    /// <summary>Reads one sentence.</summary>
    public void Add(TextSpan sentence, FactMatches matches)
    {
        var subject = matches.Has(FactKinds.UrSubject);
        if (!subject && (!_inReview || matches.Has(FactKinds.Provider)))
        {
            _inReview = false;
            return;
        }

        var decides = Decide(matches);
        var grounds = matches.Has(FactKinds.Ground) && (decides || _inReview);
        if (grounds)
        {
            _grounds.Add(sentence);
        }

        _inReview = decides || grounds;
    }

    /// <summary>What was decided, null where nothing says, and the sentence that states the ground.</summary>
    /// <param name="title">The title of the item, which may tell that a part was authorised.</param>
    public (UtilizationReviewDecision? Decision, TextSpan? Reason) Read(WordTokens title) =>
        (title.Text.AsSpan().ContainsAny(InTitle) ? UtilizationReviewDecision.Modified : _decision, FindReason(title));

    private bool Decide(FactMatches matches)
    {
        UtilizationReviewDecision? decision = matches.Has(FactKinds.UrDenied) ? UtilizationReviewDecision.Denied
            : matches.Has(FactKinds.UrModified) ? UtilizationReviewDecision.Modified
            : matches.Has(FactKinds.UrDelayed) ? UtilizationReviewDecision.Delayed
            : null;
        _decision ??= decision;
        return decision is not null;
    }

    /// <summary>The ground that shares most words with the title, the first of several.</summary>
    private TextSpan? FindReason(WordTokens title)
    {
        if (_grounds.Count < 2)
        {
            return _grounds.Count == 0 ? null : _grounds[0];
        }

        var titleWords = Words(title, null);
        var (best, reason) = (-1, _grounds[0]);
        foreach (var ground in _grounds)
        {
            var overlap = titleWords.Count == 0 ? 0 : Words(tokens, ground).Count(titleWords.Contains);
            if (overlap > best)
            {
                (best, reason) = (overlap, ground);
            }
        }

        return reason;
    }

    private static HashSet<string> Words(WordTokens tokens, TextSpan? within)
    {
        var (from, end) = within is { } span ? (tokens.IndexAt(span.Start), tokens.IndexAt(span.End))
            : (0, tokens.Count);
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = from; i < end; i++)
        {
            if (tokens[i].Length >= ShortestWord || char.IsUpper(tokens.Text[tokens[i].Start]))
            {
                words.Add(tokens.Word(i).ToString());
            }
        }

        return words;
    }
}
