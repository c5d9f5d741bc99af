namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>A house column that likely is a canonical one. It is shown, never used, until a map says so.</summary>
/// <param name="House">Name in the file.</param>
/// <param name="Canonical">Name in the canonical case table.</param>
/// <param name="Why">What speaks for it.</param>
internal sealed record ColumnSuggestion(string House, string Canonical, string Why);
