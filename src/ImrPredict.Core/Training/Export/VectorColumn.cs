namespace ImrPredict.Training.Export;

/// <summary>One place of a feature vector.</summary>
/// <param name="Position">Place, from 0.</param>
/// <param name="Name">Name of the feature, as reasons and reports have it.</param>
/// <param name="View">What it is made of: text, codes, facts or numbers.</param>
/// <param name="Absent">The value that stands for what an item does not have, or of which it is not known.</param>
public sealed record VectorColumn(int Position, string Name, string View, int Absent);
