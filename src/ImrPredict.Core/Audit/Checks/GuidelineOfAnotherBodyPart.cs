namespace ImrPredict.Audit.Checks;

/// <summary>The reviewer's guideline is about another part of the body than the request.</summary>
internal sealed class GuidelineOfAnotherBodyPart : ItemCheck
{
    /// <inheritdoc/>
    public override string? Find(CheckedItem item)
    {
        // Only the words of the request count, not the diagnosis: a test before surgery or a drug belongs to no region,
        // and guidelines keep it in the chapter that has it first.
        var cited = BodyRegions.In(item.Decision.ReviewerGuideline);
        var asked = BodyRegions.In(item.Item.RequestedService);
        return cited.Count == 0 || asked.Count == 0 || cited.Intersect(asked).Any()
            ? null
            : $"The reviewer's guideline is headed {string.Join(", ", cited)}; the request names "
                + $"{string.Join(", ", asked)}. The reasons may still argue about the right part: read them.";
    }
}
