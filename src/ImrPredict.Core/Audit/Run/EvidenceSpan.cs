using ImrPredict.Text;

namespace ImrPredict.Audit.Run;

/// <summary>A stretch of an item's clinical text that moved the model.</summary>
/// <param name="Span">Where it stands in the clinical text after leak cutting.</param>
/// <param name="TowardsOverturned">Whether it moved the model towards Overturned.</param>
public sealed record EvidenceSpan(TextSpan Span, bool TowardsOverturned);
