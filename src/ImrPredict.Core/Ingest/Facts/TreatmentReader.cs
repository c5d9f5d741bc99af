using System.Globalization;
using ImrPredict.Text;
using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;
using ImrPredict.Text.Verdicts;

namespace ImrPredict.Ingest.Facts;

/// <summary>Reads treatments that were given, apart from those that are only asked for, planned or ruled out.</summary>
internal sealed class TreatmentReader(WordTokens tokens)
{
    private const int NegationReach = 4;
    private const int MostSessions = 200;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Kinds of treatment in order.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Where they stand.</summary>
    public List<TextSpan> Spans { get; } = [];

    /// <summary>Largest number of sessions stated.</summary>
    public int? Sessions { get; private set; }

    /// <summary>Reads one sentence.</summary>
    public void Add(FactMatches matches)
    {
        if (!matches.Has(FactKinds.TreatmentCue) || matches.Has(FactKinds.PlanCue) || !matches.Has(FactKinds.Treatment))
        {
            return;
        }

        foreach (var match in matches.All)
        {
            if (FactTerms.KindOf(match) != FactKinds.Treatment)
            {
                continue;
            }

            CountSessions(match);
            if (!matches.HasBefore(FactKinds.Negation, match, NegationReach) && _seen.Add(FactTerms.ValueOf(match)))
            {
                Names.Add(FactTerms.ValueOf(match));
                Spans.Add(VerdictLexicon.SpanOf(tokens, match));
            }
        }
    }

    /// <summary>A number beside "sessions" or "visits" that stands next to the treatment.</summary>
    private void CountSessions(PhraseMatch treatment)
    {
        var from = Math.Max(0, treatment.First - 6);
        var end = Math.Min(tokens.Count, treatment.End + 4);
        for (var i = from; i < end; i++)
        {
            if (!IsSession(i))
            {
                continue;
            }

            for (var back = i - 1; back >= Math.Max(from, i - 4); back--)
            {
                var isNumber = int.TryParse(
                    tokens[back].Of(tokens.Text), NumberStyles.None, CultureInfo.InvariantCulture, out var n);
                if (isNumber && n is > 0 and < MostSessions)
                {
                    Sessions = Math.Max(Sessions ?? 0, n);
                    break;
                }
            }
        }
    }

    private bool IsSession(int token)
    {
        var word = tokens[token].Of(tokens.Text);
        return word[0] switch
        {
            's' or 'S' => word.StartsWith("session", StringComparison.OrdinalIgnoreCase),
            'v' or 'V' => word.StartsWith("visit", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }
}
