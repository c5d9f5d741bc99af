using ImrPredict.Cases;
using ImrPredict.Text;

namespace ImrPredict.Ingest;

/// <summary>Reads what utilization review or the plan decided about a request, and on what ground.</summary>
internal sealed class UtilizationReviewReader
{
    private const int ShortestWord = 4;

    private readonly WordTokens _tokens;
    private readonly HashSet<string> _titleWords;
    private int _bestOverlap = -1;

    // True right behind a sentence that tells the review's decision or ground.
    private bool _inReview;

    public UtilizationReviewReader(WordTokens tokens, string title)
    {
        _tokens = tokens;
        _titleWords = Words(WordTokens.Of(title), null);
        if (title.Contains("authorized", StringComparison.OrdinalIgnoreCase)
            || title.Contains("original request", StringComparison.OrdinalIgnoreCase))
        {
            Decision = UtilizationReviewDecision.Modified;
            DecisionSpan = new(0, title.Length);
            DecisionInTitle = true;
        }
    }

    /// <summary>What was decided.</summary>
    public UtilizationReviewDecision? Decision { get; private set; }

    /// <summary>Where that stands.</summary>
    public TextSpan? DecisionSpan { get; private set; }

    /// <summary>Whether the title told it.</summary>
    public bool DecisionInTitle { get; }

    /// <summary>The sentence that states the ground.</summary>
    public TextSpan? ReasonSpan { get; private set; }

    /// <summary>Reads one sentence.</summary>
    public void Add(TextSpan sentence, List<PhraseMatch> matches)
    {
        var subject = FactTerms.Has(matches, "ur-subject");
        if (!subject && (!_inReview || FactTerms.Has(matches, "provider")))
        {
            _inReview = false;
            return;
        }

        var decides = Decide(sentence, matches);
        var grounds = FactTerms.Has(matches, "ground") && (decides || _inReview);
        if (grounds)
        {
            Reason(sentence);
        }

        _inReview = decides || grounds;
    }

    private bool Decide(TextSpan sentence, List<PhraseMatch> matches)
    {
        UtilizationReviewDecision? decision = FactTerms.Has(matches, "ur-denied") ? UtilizationReviewDecision.Denied
            : FactTerms.Has(matches, "ur-modified") ? UtilizationReviewDecision.Modified
            : FactTerms.Has(matches, "ur-delayed") ? UtilizationReviewDecision.Delayed
            : null;
        if (decision is not null && Decision is null)
        {
            (Decision, DecisionSpan) = (decision, sentence);
        }

        return decision is not null;
    }

    private void Reason(TextSpan sentence)
    {
        var overlap = _titleWords.Count == 0 ? 0 : Words(_tokens, sentence).Count(_titleWords.Contains);
        if (overlap > _bestOverlap)
        {
            (_bestOverlap, ReasonSpan) = (overlap, sentence);
        }
    }

    private static HashSet<string> Words(WordTokens tokens, TextSpan? within)
    {
        var (from, end) = within is { } span ? (tokens.IndexAt(span.Start), tokens.IndexAt(span.End)) : (0, tokens.Count);
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = from; i < end; i++)
        {
            if (tokens[i].Length >= ShortestWord || char.IsUpper(tokens.Text[tokens[i].Start]))
            {
                words.Add(tokens[i].Of(tokens.Text).ToString());
            }
        }

        return words;
    }
}
