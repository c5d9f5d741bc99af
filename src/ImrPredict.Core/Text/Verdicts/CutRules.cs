using ImrPredict.Cases;

namespace ImrPredict.Text.Verdicts;

/// <summary>The rules of <c>cut-rules.tsv</c>: what a phrase class does in which kind of text.</summary>
internal sealed class CutRules
{
    private static readonly CutRules[] ByKind =
        [.. Enum.GetValues<ClinicalTextKind>().Order().Select(k =>
            new CutRules(TermTable.Read("cut-rules.tsv", 5), k))];

    private readonly Dictionary<string, Rule> _rules;

    private CutRules(IReadOnlyList<string[]> rows, ClinicalTextKind kind)
    {
        Kind = kind;
        _rules = rows
            .Where(r => r[2].Contains(Letter(kind)))
            .Select((r, i) =>
                new Rule(r[0], Enum.Parse<Scope>(r[1].Replace("-", ""), ignoreCase: true), i, r[3].Split(',')))
            .ToDictionary(r => r.Class, StringComparer.Ordinal);
        Lexicon = new(_rules.Values.SelectMany(r => r.YieldsTo).Concat(_rules.Keys).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The kind of text that the rules are for.</summary>
    public ClinicalTextKind Kind { get; }

    /// <summary>The phrases that the rules speak of.</summary>
    public VerdictLexicon Lexicon { get; }

    /// <summary>How much a rule cuts.</summary>
    internal enum Scope
    {
        /// <summary>From the phrase to the next section or the end.</summary>
        Section,

        /// <summary>The phrase alone.</summary>
        LeadIn,

        /// <summary>Its sentence.</summary>
        Sentence,
    }

    /// <summary>The rules for a kind of text.</summary>
    public static CutRules For(ClinicalTextKind kind) => ByKind[(int)kind];

    /// <summary>The rule of a class; null where the class is left alone.</summary>
    public Rule? RuleOf(string phraseClass) => _rules.GetValueOrDefault(phraseClass);

    private static char Letter(ClinicalTextKind kind) => kind switch
    {
        ClinicalTextKind.FindingsBackground => 'F',
        ClinicalTextKind.ReviewerSummary => 'S',
        ClinicalTextKind.UrReport => 'U',
        ClinicalTextKind.TreatingReport => 'T',
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>One rule.</summary>
    /// <param name="Class">The class of phrases, which is also the rule's name.</param>
    /// <param name="Scope">How much it cuts.</param>
    /// <param name="Precedence">Smaller wins where several meet.</param>
    /// <param name="YieldsTo">Classes that keep the sentence.</param>
    internal sealed record Rule(string Class, Scope Scope, int Precedence, IReadOnlyList<string> YieldsTo);
}
