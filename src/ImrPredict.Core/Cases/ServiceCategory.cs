namespace ImrPredict.Cases;

/// <summary>Category of a service in the taxonomy of the DWC search site: a category and a sub-category.</summary>
/// <param name="Category">E.g. <c>Pharmaceuticals</c>.</param>
/// <param name="Subcategory">E.g. <c>Opioids</c>; empty where the category has none or it is unknown.</param>
public sealed record ServiceCategory(string Category, string Subcategory)
{
    /// <summary>The service could not be placed.</summary>
    public static ServiceCategory Other { get; } = new("Other", "");

    /// <summary>Reads what <see cref="ToString"/> writes; unknown names are kept as they are.</summary>
    /// <returns><see cref="Other"/> for an empty text.</returns>
    public static ServiceCategory Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0 || trimmed == Other.Category)
        {
            return Other;
        }

        var cut = trimmed.IndexOf(": ", StringComparison.Ordinal);
        return cut < 0 ? new(trimmed, "") : new(trimmed[..cut], trimmed[(cut + 2)..].Trim());
    }

    /// <summary><c>Category: Subcategory</c>, or the category alone.</summary>
    public override string ToString() => Subcategory.Length == 0 ? Category : $"{Category}: {Subcategory}";
}
