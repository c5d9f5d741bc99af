namespace ImrPredict.Synthesis.Likeness;

/// <summary>One item of a letter's shape.</summary>
/// <param name="Title">The title without the verdict, white space folded.</param>
/// <param name="Rationale">The rationale, white space folded; empty where it is missing.</param>
/// <param name="Overturned">Whether the printed verdict is an overturn.</param>
/// <param name="Category">The service's category in the taxonomy of the search site.</param>
public sealed record ShapedItem(string Title, string Rationale, bool Overturned, string Category);
