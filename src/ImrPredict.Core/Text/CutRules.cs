using ImrPredict.Cases;

namespace ImrPredict.Text;

/// <summary>The rules of <c>cut-rules.tsv</c>: what a phrase class does in which kind of text.</summary>
internal sealed class CutRules
{
    private readonly Dictionary<string, Rule> _rules;

    private CutRules(IReadOnlyList<string[]> rows) => _rules = rows
        .Select((r, i) => new Rule(r[0], Enum.Parse<Scope>(r[1].Replace("-", ""), ignoreCase: true), i, r[2], r[3].Split(',')))
        .ToDictionary(r => r.Class, StringComparer.Ordinal);

    /// <summary>The rules that come with the program.</summary>
    public static CutRules Default { get; } = new(TermTable.Read("cut-rules.tsv", 5));

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

    /// <summary>The rule of a class in a kind of text; null where the class is left alone there.</summary>
    public Rule? For(string phraseClass, ClinicalTextKind kind) =>
        _rules.TryGetValue(phraseClass, out var rule) && rule.Texts.Contains(Letter(kind)) ? rule : null;

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
    /// <param name="Texts">Letters of the kinds of text it is for.</param>
    /// <param name="YieldsTo">Classes that keep the sentence.</param>
    internal sealed record Rule(string Class, Scope Scope, int Precedence, string Texts, IReadOnlyList<string> YieldsTo);
}
