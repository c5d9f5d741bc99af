namespace ImrPredict.Text.Verdicts;

/// <summary>A place of a kept text that still seems to state the verdict.</summary>
/// <param name="Span">From the string that was found to the end of its sentence.</param>
/// <param name="Rule">Kind and string of the list, e.g. <c>verdict: be reversed</c>; nothing else of the text.</param>
internal readonly record struct StatedVerdict(TextSpan Span, string Rule);
