namespace ImrPredict.Features.Categorical;

/// <summary>A category that holds for an item.</summary>
/// <param name="Field">E.g. <c>treatment</c>, or two fields joined with <c>*</c>.</param>
/// <param name="Level">The field's value.</param>
internal readonly record struct ItemLevel(string Field, string Level)
{
    /// <summary>The column's name.</summary>
    public override string ToString() => $"{Field}={Level}";

    /// <summary>The category of a column's name; a field's name holds no equals sign.</summary>
    public static ItemLevel Parse(string column)
    {
        var sign = column.IndexOf('=', StringComparison.Ordinal);
        return new(column[..sign], column[(sign + 1)..]);
    }
}
