using ImrPredict.Cases;
using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Verdicts;

/// <summary>Finds what one pass over a text cuts: sections, lead-ins and sentences.</summary>
internal sealed class SentenceCutter
{
    private readonly WordTokens _tokens;
    private readonly CutRules _rules;
    private readonly int[] _symbols;
    private readonly SectionHeadings _headings;
    private readonly List<Excision> _excisions = [];
    private readonly List<PhraseMatch> _matches = [];
    private bool _inFinalSection;
    private bool _afterPlanDenial;

    private SentenceCutter(TokenizedText text, ClinicalTextKind kind)
    {
        _rules = CutRules.For(kind);
        _tokens = text.Tokens;
        _symbols = Lexicon.Encode(_tokens);
        _headings = new(_tokens, _rules);
    }

    private VerdictLexicon Lexicon => _rules.Lexicon;

    /// <summary>The excisions of one pass, in order, without overlap.</summary>
    public static List<Excision> Find(TokenizedText text, ClinicalTextKind kind)
    {
        var cutter = new SentenceCutter(text, kind);
        for (var i = 0; i < text.Sentences.Count; i++)
        {
            var (from, end) = text.WordsOf(i);
            cutter.Cut(text.Sentences[i], from, end);
        }

        return cutter._excisions;
    }

    private void Cut(TextSpan sentence, int from, int end)
    {
        Match(from, end);
        var opening = _headings.LongestOpening(_matches, from);
        if (_headings.FirstInside(_matches, opening?.End - 1 ?? from) is { } heading)
        {
            var split = _tokens[heading].Start;
            Cut(new TextSpan(sentence.Start, split - sentence.Start), from, heading);
            Cut(new TextSpan(split, sentence.End - split), heading, end);
            return;
        }

        var (start, leadIn) = SkipLeadIns(from, end);
        if (_inFinalSection)
        {
            Add(sentence.Start, sentence.End, SectionHeadings.Final);
            return;
        }

        CutReasoning(sentence, start, end, leadIn);
    }

    private void CutReasoning(TextSpan sentence, int start, int end, string? leadIn)
    {
        var known = Has("plan-denial");
        if (FirstRule() is { } rule)
        {
            Add(sentence.Start, sentence.End, rule.Class);
        }
        else if (leadIn is not null)
        {
            Add(sentence.Start, start < end ? _tokens[start].Start : sentence.End, leadIn);
        }

        _afterPlanDenial |= known;
    }

    /// <summary>
    /// First token behind the headings and lead-ins that open a sentence, and what to call their cut.
    /// </summary>
    private (int Start, string? LeadIn) SkipLeadIns(int from, int end)
    {
        string? leadIn = null;
        while (_headings.LongestOpening(_matches, from) is { } opening)
        {
            var phraseClass = Lexicon.ClassOf(opening);
            if (phraseClass != SectionHeadings.LeadIn)
            {
                _inFinalSection = phraseClass == SectionHeadings.Final;
            }

            leadIn ??= phraseClass;
            from = opening.End;
            Match(from, end);
        }

        return (from, leadIn);
    }

    private void Match(int from, int end)
    {
        _matches.Clear();
        Lexicon.Match(_symbols, from, end, _matches);
    }

    /// <summary>The rule that cuts the sentence whose matches are at hand; null where it stays.</summary>
    private CutRules.Rule? FirstRule()
    {
        CutRules.Rule? first = null;
        foreach (var match in _matches)
        {
            if (_rules.RuleOf(Lexicon.ClassOf(match)) is { Scope: CutRules.Scope.Sentence } rule
                && (first is null || rule.Precedence < first.Precedence)
                && !Yields(rule))
            {
                first = rule;
            }
        }

        return first;
    }

    private bool Yields(CutRules.Rule rule)
    {
        foreach (var known in rule.YieldsTo)
        {
            var reportedBefore = known == "plan-denial" && _afterPlanDenial
                && _rules.Kind == ClinicalTextKind.ReviewerSummary;
            if (reportedBefore || Has(known))
            {
                return true;
            }
        }

        return false;
    }

    private bool Has(string phraseClass)
    {
        foreach (var match in _matches)
        {
            if (Lexicon.ClassOf(match) == phraseClass)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(int start, int end, string rule) => _excisions.Add(new(start, end - start, rule));
}
