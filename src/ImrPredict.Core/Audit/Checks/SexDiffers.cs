namespace ImrPredict.Audit.Checks;

/// <summary>The sex in the text differs from the sex in the fields.</summary>
internal sealed class SexDiffers : ItemCheck
{
    /// <inheritdoc/>
    public override string? Find(CheckedItem item) =>
        item.Item.Sex is { } sex && item.Facts.Sex is { } said && said != sex
            ? "The sex in the text differs from the sex in the fields."
            : null;
}
