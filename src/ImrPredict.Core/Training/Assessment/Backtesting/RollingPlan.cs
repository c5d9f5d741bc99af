using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Assessment.Backtesting;

/// <summary>
/// Dated rows in the order of their decisions, cut into blocks that follow one another; and the rows without a date,
/// which are learnt from at every step.
/// </summary>
internal sealed class RollingPlan
{
    private readonly TrainingSet _set;
    private readonly List<int> _order;
    private readonly List<int> _undated;
    private readonly List<RollingBlock> _blocks;

    private RollingPlan(TrainingSet set, List<int> order, List<int> undated, List<RollingBlock> blocks, int first) =>
        (_set, _order, _undated, _blocks, FirstOfFrom) = (set, order, undated, blocks, first);

    /// <summary>Number of the first block that may be judged.</summary>
    public int FirstOfFrom { get; }

    /// <summary>All blocks in order, those before the first year to judge too.</summary>
    public IReadOnlyList<RollingBlock> Blocks => _blocks;

    /// <summary>Number of the rows without a date.</summary>
    public int Undated => _undated.Count;

    /// <summary>Cuts rows into blocks.</summary>
    public static RollingPlan Make(TrainingSet set, RollingOptions options)
    {
        var all = Enumerable.Range(0, set.Count).ToList();
        var order = all.Where(i => set.Moments[i] is not null).OrderBy(i => set.Moments[i]!.Value).ToList();
        var moments = order.ConvertAll(i => set.Moments[i]!.Value);
        var from = options.From is { } year ? moments.Count(at => at < year) : 0;
        var blocks = options.By is { } period
            ? ByCalendar(moments, period, options.Lag)
            : ByRows(moments, options.Every!.Value, options.Lag, from);
        return new(
            set, order, all.FindAll(i => set.Moments[i] is null), blocks, blocks.Count(block => block.Start < from));
    }

    /// <summary>When the first row of a block was decided. Unit: years with a fraction.</summary>
    public double Begins(int block) => MomentOf(_blocks[block].Start);

    /// <summary>When the last row of a block was decided. Unit: years with a fraction.</summary>
    public double Ends(int block) => MomentOf(_blocks[block].End - 1);

    /// <summary>Calendar year of the first row of a block.</summary>
    public int YearOf(int block) => (int)Math.Floor(Begins(block));

    /// <summary>
    /// A block and what was known before it, without rows of the letters and near-duplicate texts of the block.
    /// </summary>
    public Fold FoldOf(int block) => Fold.Apart(
        _undated.Concat(_order.Take(_blocks[block].Known)).Order(), RowsOf(block), _set.Clusters, block);

    /// <summary>The rows of a block, in the order of the decisions.</summary>
    public IReadOnlyList<int> RowsOf(int block) => _order[_blocks[block].Start.._blocks[block].End];

    private double MomentOf(int place) => _set.Moments[_order[place]]!.Value;

    private static List<RollingBlock> ByRows(List<double> moments, int every, int lag, int from)
    {
        var blocks = new List<RollingBlock>();
        for (var start = from % every == 0 ? 0 : (from % every) - every; start < moments.Count; start += every)
        {
            // What was decided at the very moment of the first row is not known before it.
            var first = Math.Max(start, 0);
            var earlier = moments.BinarySearch(moments[first]);
            while (earlier > 0 && moments[earlier - 1] >= moments[first])
            {
                earlier--;
            }

            blocks.Add(new(Math.Max(0, Math.Min(first - lag, earlier)), first, Math.Min(start + every, moments.Count)));
        }

        return blocks;
    }

    private static List<RollingBlock> ByCalendar(List<double> moments, RollingPeriod period, int lag)
    {
        var days = moments.ConvertAll(DayOf);
        var (blocks, months) = (new List<RollingBlock>(), period == RollingPeriod.Month ? 1 : 3);
        for (var start = 0; start < days.Count;)
        {
            var day = DateOnly.FromDayNumber((int)days[start]);
            var begins = new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1);
            var end = days.FindIndex(start, at => at >= begins.AddMonths(months).DayNumber);
            end = end < 0 ? days.Count : end;
            blocks.Add(new(days.Count(at => at < begins.DayNumber - lag), start, end));
            start = end;
        }

        return blocks;
    }

    // Day number with a fraction.
    private static double DayOf(double moment)
    {
        var year = (int)Math.Floor(moment);
        return new DateOnly(year, 1, 1).DayNumber + ((moment - year) * (DateTime.IsLeapYear(year) ? 366 : 365));
    }
}
