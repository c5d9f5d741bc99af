namespace ImrPredict.Ingest.Reading;

/// <summary>The cells of a row in columns that items do not take, on their way to the score table.</summary>
/// <param name="Names">The columns, in the order of the file; none twice.</param>
/// <param name="Cells">One for each name; null where the cell is free text, which is not copied.</param>
internal sealed record PassedCells(IReadOnlyList<string> Names, IReadOnlyList<string?> Cells);
