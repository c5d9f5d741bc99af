namespace ImrPredict.Synthesis.Writing;

/// <summary>A clinical case summary with what its sentences are.</summary>
internal sealed record SummaryDraft(string Text, IReadOnlyList<Mention> Mentions, IReadOnlyList<Passage> Leaks);
