using System.Text.RegularExpressions;

namespace ImrPredict.Audit.Checks;

/// <summary>The text says that the request was withdrawn, yet it was decided.</summary>
internal sealed partial class DecidedThoughWithdrawn : ItemCheck
{
    /// <inheritdoc/>
    public override string? Find(CheckedItem item) =>
        Withdrawn().IsMatch(item.Text) || Withdrawn().IsMatch(item.Decision.Rationale ?? "")
            ? "The text says that the request was withdrawn, yet it was decided."
            : null;

    [GeneratedRegex(
        @"\b(?:(?:request|application|dispute|review)s? (?:has been|have been|was|were|is) withdrawn"
            + @"|withdrew (?:the|this|his|her|their) (?:request|application|dispute))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Withdrawn();
}
