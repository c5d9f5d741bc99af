namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>The five dates of a letter's header. Null: not there, or not to be placed without guessing.</summary>
/// <param name="Injury">Date of injury.</param>
/// <param name="UrDenial">Date of the utilization review denial.</param>
/// <param name="Received">Date on which the application was received.</param>
/// <param name="Assigned">Date of assignment.</param>
/// <param name="Decision">Date of the decision.</param>
internal sealed record HeaderDates(
    DateOnly? Injury, DateOnly? UrDenial, DateOnly? Received, DateOnly? Assigned, DateOnly? Decision)
{
    /// <summary>Names of the dates as letters print them, in the order in which the dates must lie.</summary>
    public static readonly IReadOnlyList<string> Labels =
        ["Date of Injury", "UR Denial Date", "Application Received", "Date Assigned", "Decision Date"];

    /// <summary>From an array in the order of <see cref="Labels"/>.</summary>
    public static HeaderDates Of(DateOnly?[] dates) => new(dates[0], dates[1], dates[2], dates[3], dates[4]);
}
