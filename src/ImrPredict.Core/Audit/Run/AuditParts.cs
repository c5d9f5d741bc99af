using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Timeliness;
using ImrPredict.Audit.Yearly;
using ImrPredict.Cases;

namespace ImrPredict.Audit.Run;

/// <summary>
/// Parts of an audit by themselves, from decisions whose expectation is known already: as a whole audit has them.
/// </summary>
public static class AuditParts
{
    /// <summary>The unit columns that charts are drawn of.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="house">Further columns, a unit of each item.</param>
    public static IReadOnlyList<UnitColumn> Columns(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<UnitColumn> house) =>
        [.. UnitColumns.Of(items).Concat(house).Select(column => column.Folded())];

    /// <summary>
    /// All decisions as one point: outside its 99.8 % limits, the expectation has not the level of the decisions, and
    /// units and periods lie off together.
    /// </summary>
    /// <param name="items">Decided items.</param>
    /// <param name="expected">Probability of overturn of each, in [0, 1].</param>
    public static ChartPoint Whole(IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected) =>
        ControlCharts.Whole(items, expected);

    /// <summary>The control charts of a column.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="expected">Probability of overturn of each, see <see cref="AuditInput.Expected"/>.</param>
    /// <param name="column">One of <see cref="Columns"/>.</param>
    /// <param name="options">Settings.</param>
    /// <exception cref="ImrPredictException">The column names persons, or a rebasing is no date.</exception>
    public static ControlCharts Charts(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected, UnitColumn column, ChartOptions options) =>
        ControlCharts.Draw(items, expected, column, options);

    /// <summary>The p chart of all decisions together; null where no time is known.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="expected">Probability of overturn of each, in [0, 1].</param>
    /// <param name="options">Settings.</param>
    /// <exception cref="ImrPredictException">A rebasing is no date.</exception>
    public static PeriodChart? Overall(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<double> expected, ChartOptions options) =>
        ControlCharts.DrawOverall(items, expected, options);

    /// <summary>What was decided, by year.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="columns">Columns of units, see <see cref="Columns"/>; none may name persons.</param>
    /// <param name="options">Says below how many items a row is marked as few.</param>
    public static YearlyReport Yearly(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<UnitColumn> columns, ChartOptions options) =>
        YearlyReport.Describe(items, Safe(columns), options.MinItems);

    /// <summary>How long reviews took.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="columns">Columns of units, see <see cref="Columns"/>; none may name persons.</param>
    /// <param name="options">Clocks.</param>
    public static TimelinessReport Timeliness(
        IReadOnlyList<DecidedItem> items, IReadOnlyList<UnitColumn> columns, TimelinessOptions options) =>
        TimelinessReport.Describe(items, Safe(columns), options);

    private static List<UnitColumn> Safe(IReadOnlyList<UnitColumn> columns) =>
        [.. columns.Select(column => UnitPrivacy.Check(column).Column)];
}
