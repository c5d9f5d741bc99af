namespace ImrPredict.Audit.Checks;

/// <summary>The age in the text differs from the age in the fields by more than one year.</summary>
internal sealed class AgeDiffers : ItemCheck
{
    /// <inheritdoc/>
    public override string? Find(CheckedItem item) =>
        item.Item.Age is { } age && item.Facts.Age is { } said && Math.Abs(said - age) > 1
            ? "The age in the text differs from the age in the fields."
            : null;
}
