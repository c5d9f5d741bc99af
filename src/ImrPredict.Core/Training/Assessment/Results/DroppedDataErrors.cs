namespace ImrPredict.Training.Assessment.Results;

/// <summary>Rows that were left out because people had found them to be data errors.</summary>
/// <param name="Source">Name of the file of findings.</param>
/// <param name="Decisions">
/// Decisions that were found to be data errors, by all their readers or by who settled it.
/// </param>
/// <param name="Rows">Rows of them, which are left out.</param>
/// <param name="NotAmongRows">Of these decisions those that no row gives.</param>
/// <param name="Unsettled">
/// Decisions that one reader found to be a data error and another did not, while nobody settled it; they are kept.
/// </param>
public sealed record DroppedDataErrors(string Source, int Decisions, int Rows, int NotAmongRows, int Unsettled)
{
    /// <summary>All of it in a sentence.</summary>
    public string Words => $"{Rows} {(Rows == 1 ? "row" : "rows")} left out that readers found to be data errors "
        + $"({Source}: {Decisions} {(Decisions == 1 ? "decision" : "decisions")}"
        + (NotAmongRows > 0 ? $", {NotAmongRows} not among these rows" : "")
        + (Unsettled > 0 ? $"; {Unsettled} more on which readers differ are kept" : "") + ")";
}
