namespace ImrPredict.Text.Verdicts;

/// <summary>A phrase of the verdict lexicon found in a text.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Polarity">Which way it points when it stands alone.</param>
/// <param name="Class">
/// What kind of phrase it is, e.g. <c>necessity</c>; the classes and what they mean stand in <c>cut-rules.tsv</c>.
/// </param>
public readonly record struct VerdictMatch(TextSpan Span, VerdictPolarity Polarity, string Class);
