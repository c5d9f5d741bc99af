namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>How the cells of a table are to be taken.</summary>
/// <param name="IsNeutralised">Whether cells that begin like a formula may have an apostrophe in front.</param>
/// <param name="DayShift">Days to add to day numbers.</param>
/// <param name="Orders">Which of day and month comes first in each column; null where nobody has looked.</param>
internal sealed record CellReading(bool IsNeutralised, int DayShift = 0, DateOrders? Orders = null);
