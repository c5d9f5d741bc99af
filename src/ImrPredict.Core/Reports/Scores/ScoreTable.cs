using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Reports.Tables;
using ImrPredict.Scoring.Items;

namespace ImrPredict.Reports.Scores;

/// <summary>The score table: its columns, and the cells of a row.</summary>
public static class ScoreTable
{
    /// <summary>The columns in order.</summary>
    public static IReadOnlyList<TableColumn> Columns { get; } =
    [
        new("case_number", CellKind.Id),
        new("item", CellKind.Count),
        new("requested_service", CellKind.Text),
        new("service_category", CellKind.Text),
        new("overturn_probability", CellKind.Number),
        new("probability_low", CellKind.Number),
        new("probability_high", CellKind.Number),
        new("band", CellKind.Text),
        new("base_rate", CellKind.Number),
        new("base_rate_n", CellKind.Count),
        new("lift", CellKind.Number),
        new("rank", CellKind.Count),
        new("prediction", CellKind.Text),
        new("abstain_reason", CellKind.Text),
        new("reason_1", CellKind.Text),
        new("reason_2", CellKind.Text),
        new("reason_3", CellKind.Text),
        new("reason_4", CellKind.Text),
        new("reason_5", CellKind.Text),
        new("precedent_1", CellKind.Text),
        new("precedent_2", CellKind.Text),
        new("precedent_3", CellKind.Text),
        new("warnings", CellKind.Text),
        new("source_file", CellKind.Text),
        new("model_id", CellKind.Text),
        new("service_percentile", CellKind.Number),
    ];

    /// <summary>Index of the rank, which is known only when all rows are.</summary>
    public static int RankColumn { get; } = IndexOf("rank");

    /// <summary>Index of the percentile within the service, which is known only when all rows are.</summary>
    public static int PercentileColumn { get; } = IndexOf("service_percentile");

    /// <summary>Index of a column.</summary>
    public static int IndexOf(string name) => Columns.ToList().FindIndex(column => column.Name == name);

    /// <summary>
    /// The cells of one row, in the order of <see cref="Columns"/>; empty for null; rank and percentile are left empty.
    /// </summary>
    public static string[] Cells(ItemScore score) =>
    [
        score.Item.CaseNumber,
        score.Item.Number.ToString(CultureInfo.InvariantCulture),
        score.Item.RequestedService.Length > 0 ? score.Item.RequestedService : CodedService(score),
        score.Item.ServiceCategory.ToString(),
        Probability(score.OverturnProbability),
        Probability(score.ProbabilityLow),
        Probability(score.ProbabilityHigh),
        score.Band is { } band ? ScoreBands.Words(band) : "",
        Probability(score.BaseRate),
        score.BaseRateCount?.ToString(CultureInfo.InvariantCulture) ?? "",
        score.Lift?.ToString("0.000", CultureInfo.InvariantCulture) ?? "",
        "",
        score.Prediction?.ToString() ?? "",
        score.AbstainReason ?? "",
        At(score.Reasons, 0),
        At(score.Reasons, 1),
        At(score.Reasons, 2),
        At(score.Reasons, 3),
        At(score.Reasons, 4),
        At(score.Precedents, 0),
        At(score.Precedents, 1),
        At(score.Precedents, 2),
        score.Warnings.Count == 0 ? "" : string.Join("; ", score.Warnings),
        score.At.File,
        score.ModelId,
        "",
    ];

    private static string CodedService(ItemScore score) => ServiceKey.OfTreatment(score.Item)?.Narrow ?? "";

    private static string Probability(double? value) => value?.ToString("0.000000", CultureInfo.InvariantCulture) ?? "";

    private static string At(IReadOnlyList<string> texts, int index) => index < texts.Count ? texts[index] : "";
}
