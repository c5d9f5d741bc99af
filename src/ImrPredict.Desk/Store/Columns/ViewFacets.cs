namespace ImrPredict.Desk.Store.Columns;

/// <summary>Items of a view by facet; what has none is not there.</summary>
/// <param name="Services">By service, the most first.</param>
/// <param name="Bands">By band, in order.</param>
/// <param name="Months">By month, in order.</param>
internal sealed record ViewFacets(
    IReadOnlyList<(string Value, long Count)> Services, IReadOnlyList<(string Value, long Count)> Bands,
    IReadOnlyList<(string Value, long Count)> Months);
