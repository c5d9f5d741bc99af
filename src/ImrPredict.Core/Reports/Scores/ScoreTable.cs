using ImrPredict.Cases;
using ImrPredict.Reports.Tables;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;

namespace ImrPredict.Reports.Scores;

/// <summary>The score table: one row an item, in input order.</summary>
public static class ScoreTable
{
    private const int Decimals = 6;
    private const int Ids = 2;

    private static readonly TableColumns<RankedScore> Columns = new TableColumns<RankedScore>()
        .Id("case_number", row => row.Score.CaseNumber)
        .Whole("item", row => row.Score.Number)
        .Text("requested_service", row => row.Score.RequestedService, 45)
        .Text("service_category", row => row.Score.ServiceCategory.ToString(), 30)
        .Share("overturn_probability", Decimals, row => row.Score.OverturnProbability)
        .Share("probability_low", Decimals, row => row.Score.ProbabilityLow)
        .Share("probability_high", Decimals, row => row.Score.ProbabilityHigh)
        .Text("band", row => row.Score.Band is { } band ? ScoreBands.Words(band) : null)
        .Share("base_rate", Decimals, row => row.Score.BaseRate)
        .Whole("base_rate_n", row => row.Score.BaseRateCount)
        .Number("lift", 3, row => row.Score.Lift)
        .Whole("rank", row => row.Rank)
        .Text("prediction", row => row.Score.Prediction?.ToString())
        .Text("abstain_reason", row => row.Score.AbstainReason)
        .Text("reason_1", row => At(row.Score.Reasons, 0), 60)
        .Text("reason_2", row => At(row.Score.Reasons, 1), 60)
        .Text("reason_3", row => At(row.Score.Reasons, 2), 60)
        .Text("reason_4", row => At(row.Score.Reasons, 3), 60)
        .Text("reason_5", row => At(row.Score.Reasons, 4), 60)
        .Text("precedent_1", row => At(row.Score.Precedents, 0), 60)
        .Text("precedent_2", row => At(row.Score.Precedents, 1), 60)
        .Text("precedent_3", row => At(row.Score.Precedents, 2), 60)
        .Text("warnings", row => string.Join("; ", row.Score.Warnings))
        .Text("source_file", row => row.Score.At.File)
        .Text("model_id", row => row.Score.ModelId)
        .Number("service_percentile", 1, row => row.Percentile);

    /// <summary>Checks that a path names a format that can be written.</summary>
    /// <exception cref="ImrPredictException">Its extension names none.</exception>
    public static void CheckFormat(string path) => TableFormats.WriterFor(path);

    /// <summary>Writes the rows in the format that the extension names.</summary>
    /// <param name="path">The file that the stream will be; <c>-</c> is CSV.</param>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="rows">The rows, read once.</param>
    /// <param name="passed">The names of <see cref="NamesOf"/>; their columns come last.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <param name="only">The columns to write beside the ids, by their names; null for all.</param>
    public static Task WriteAsync(
        string path, Stream stream, IEnumerable<RankedScore> rows, IReadOnlyList<string> passed,
        CancellationToken cancellation, IReadOnlyCollection<string>? only = null) =>
        TableFormats.WriterFor(path).WriteAsync(
            stream,
            [
                .. Columns.Concat(Passed(passed)).Where((column, place) =>
                    place < Ids || only is null || only.Contains(column.Name)),
            ],
            rows.ToAsyncEnumerable(), cancellation);

    /// <summary>The names of all columns but the ids, which come first.</summary>
    /// <param name="passed">The names of <see cref="NamesOf"/>; they are last.</param>
    public static IReadOnlyList<string> Names(IReadOnlyList<string> passed) =>
        [.. Columns.Skip(Ids).Select(column => column.Name), .. passed];

    /// <summary>A cell as CSV has it; empty for a column that there is not.</summary>
    /// <param name="row">The row.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="passed">The names of <see cref="NamesOf"/>.</param>
    public static string Cell(RankedScore row, string name, IReadOnlyList<string> passed) =>
        Columns.Concat(Passed(passed)).FirstOrDefault(column => column.Name == name)?.Text(row) ?? "";

    /// <summary>
    /// The names under which the columns of the inputs stand: their own, with <c>house_</c> in front where ours has it.
    /// </summary>
    public static IReadOnlyList<string> NamesOf(PassedColumns passed)
    {
        var taken = Columns.Select(column => column.Name).Concat(passed.Names)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ours = Columns.Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. passed.Names.Select(name => ours.Contains(name) ? Prefixed(name, taken) : name)];
    }

    private static string Prefixed(string name, HashSet<string> taken)
    {
        do
        {
            name = $"house_{name}";
        }
        while (!taken.Add(name));

        return name;
    }

    private static IEnumerable<TableColumn<RankedScore>> Passed(IReadOnlyList<string> passed) => passed.Select(
        (name, place) => new TableColumn<RankedScore>(
            name, CellKind.Text, row => place < row.Passed.Count ? row.Passed[place] : ""));

    private static string? At<T>(IReadOnlyList<T> values, int index) =>
        index < values.Count ? values[index]!.ToString() : null;
}
