using ImrPredict.Cases;
using ImrPredict.Features.Blocks;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Features;

/// <summary>
/// How items become numbers, as learnt from training items: the blocks of <see cref="BlockKind.All"/> side by side. It
/// reads <see cref="DisputedItem"/> alone when it transforms, so no decision can reach a feature; case number, year,
/// age and sex are never read. Immutable and safe from several threads.
/// </summary>
public sealed class FeatureSpace
{
    // Room for what an item has beside the words of its text; more is found when needed.
    private const int UsualColumns = 160;

    // Of more than the numbers that one step of a vectorised sum takes.
    private const int WidthStep = 256;

    private static readonly IReadOnlyList<BlockKind> Kinds = BlockKind.All;

    private readonly FeatureBlock[] _blocks;

    // First column of each block in its part of the row.
    private readonly int[] _firsts;

    // View of each sparse column.
    private readonly FeatureView[] _views;

    private FeatureSpace(FeatureBlock[] blocks)
    {
        _blocks = blocks;
        _firsts = new int[blocks.Length];
        var (sparse, dense) = (0, 0);
        for (var i = 0; i < blocks.Length; i++)
        {
            ref var next = ref Kinds[i].Dense is null ? ref sparse : ref dense;
            _firsts[i] = next;
            next += blocks[i].Columns.Count;
        }

        Columns = [.. blocks.Where((_, i) => Kinds[i].Dense is null).SelectMany(block => block.Columns)];
        Names = [.. Columns.Select(column => column.Name)];
        _views = [.. Columns.Select(column => column.View)];
    }

    /// <summary>Fields of <see cref="DisputedItem"/> that the space reads.</summary>
    public static IReadOnlyList<string> InputFields { get; } =
    [
        nameof(DisputedItem.RequestedService), nameof(DisputedItem.ServiceCategory),
        nameof(DisputedItem.RequestedQuantity), nameof(DisputedItem.AuthorisedQuantity),
        nameof(DisputedItem.DisputedQuantity), nameof(DisputedItem.BodyPart), nameof(DisputedItem.UrDecision),
        nameof(DisputedItem.ClaimsAdministratorGuideline), nameof(DisputedItem.Priority),
        nameof(DisputedItem.ReviewType), nameof(DisputedItem.InjuryDate), nameof(DisputedItem.UrDenialDate),
        nameof(DisputedItem.ReceivedDate), nameof(DisputedItem.AssignedDate), nameof(DisputedItem.ItemsInCase),
        nameof(DisputedItem.ClinicalText), nameof(DisputedItem.DiagnosisCategory),
        nameof(DisputedItem.DiagnosisSubcategory), nameof(DisputedItem.TreatmentCategory),
        nameof(DisputedItem.TreatmentSubcategory), nameof(DisputedItem.ImrType),
    ];

    /// <summary>Columns of the dense part, the same in every space.</summary>
    internal static IReadOnlyList<FeatureColumn> DenseColumns { get; } =
        [.. Kinds.SelectMany(kind => kind.Dense ?? [])];

    /// <summary>Names of the values of the dense part, in order.</summary>
    public static IReadOnlyList<string> DenseNames { get; } = [.. DenseColumns.Select(column => column.Name)];

    /// <summary>How many values at the head of the dense part are rates, which count outcomes.</summary>
    internal static int RateCount { get; } = Kinds.Where(kind => kind.CountsOutcomes).Sum(kind => kind.Dense!.Count);

    /// <summary>Columns of the sparse part, in order.</summary>
    internal IReadOnlyList<FeatureColumn> Columns { get; }

    /// <summary>Names of the columns of the sparse part, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of columns of each block.</summary>
    public IReadOnlyDictionary<string, int> ColumnsByBlock() =>
        new SortedDictionary<string, int>(
            Kinds.Zip(_blocks).ToDictionary(b => b.First.Name, b => b.Second.Columns.Count));

    /// <summary>Learns the space from training items, which all count the same.</summary>
    /// <param name="training">Training items; rows to be tested must not be among them.</param>
    /// <param name="options">Settings.</param>
    public static FeatureSpace Fit(IReadOnlyList<LabelledItem> training, FeatureOptions options) =>
        Fit(training, [.. Enumerable.Repeat(1.0, training.Count)], options);

    /// <summary>Learns the space from weighted training items; the weights count in the rates alone.</summary>
    /// <param name="training">Training items; rows to be tested must not be among them.</param>
    /// <param name="weights">Their weights, same length, e.g. by recency.</param>
    /// <param name="options">Settings.</param>
    public static FeatureSpace Fit(
        IReadOnlyList<LabelledItem> training, IReadOnlyList<double> weights, FeatureOptions options)
    {
        var items = new TrainingItems(training, weights, options);
        return new FeatureSpace([.. Kinds.Select(kind => kind.Fit(items))]);
    }

    /// <summary>Turns an item into numbers.</summary>
    /// <param name="item">What is known before the review.</param>
    internal FeatureRow Transform(DisputedItem item) => Transform(item, _blocks);

    /// <summary>Turns an item into numbers whose text has been read.</summary>
    /// <param name="item">What is known before the review.</param>
    /// <param name="reading">The reading of its clinical text.</param>
    internal FeatureRow Transform(DisputedItem item, ClinicalReading reading) => Transform(item, reading, _blocks);

    /// <summary>Reads a clinical text, once for all items that have it.</summary>
    internal ClinicalReading Read(string clinicalText) => Read(new TokenizedText(clinicalText));

    /// <summary>Reads a clinical text whose words and sentences are known.</summary>
    internal ClinicalReading Read(TokenizedText clinicalText)
    {
        var reading = new ClinicalReading(clinicalText);
        for (var i = 0; i < _blocks.Length; i++)
        {
            _blocks[i].Read(reading, _firsts[i]);
        }

        return reading;
    }

    /// <summary>
    /// Turns training items into numbers such that no item's own outcome reaches its rates: those of a fold are
    /// counted without the fold.
    /// </summary>
    /// <param name="training">The items that the space was fitted on, same order.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="folds">Fold of each item, from 0; items that belong together share one.</param>
    /// <param name="options">The settings that the space was fitted with.</param>
    internal IReadOnlyList<FeatureRow> TransformTraining(
        IReadOnlyList<LabelledItem> training, IReadOnlyList<double> weights, IReadOnlyList<int> folds,
        FeatureOptions options)
    {
        var without = WithoutFolds(training, weights, folds, options);
        return [.. training.Select((t, i) => Transform(t.Item, without[folds[i]]))];
    }

    /// <summary>
    /// The rows of training items, and of others, with outcomes counted anew by other weights; no training item's own
    /// outcome reaches its rates.
    /// </summary>
    /// <param name="training">The items that the space was fitted on, with their rows.</param>
    /// <param name="weights">Weights of the training items in rates.</param>
    /// <param name="folds">Fold of each training item, from 0.</param>
    /// <param name="others">Other items with their rows.</param>
    /// <param name="options">The settings that the space was fitted with.</param>
    internal (IReadOnlyList<FeatureRow> Training, IReadOnlyList<FeatureRow> Others) CountAnew(
        IReadOnlyList<(LabelledItem Item, FeatureRow Row)> training, IReadOnlyList<double> weights,
        IReadOnlyList<int> folds, IReadOnlyList<(DisputedItem Item, FeatureRow Row)> others, FeatureOptions options)
    {
        List<LabelledItem> items = [.. training.Select(t => t.Item)];
        var without = WithoutFolds(items, weights, folds, options);
        var all = new TrainingItems(items, weights, options);
        FeatureBlock[] whole = [.. Kinds.Select((kind, i) => kind.CountsOutcomes ? kind.Fit(all) : _blocks[i])];
        return (
            [.. training.Select((t, i) => WithDense(t.Row, t.Item.Item, without[folds[i]]))],
            [.. others.Select(other => WithDense(other.Row, other.Item, whole))]);
    }

    /// <summary>A row without the sparse columns of other views; the dense part stays.</summary>
    /// <param name="row">A row of this space.</param>
    /// <param name="views">The views to keep.</param>
    internal FeatureRow Only(FeatureRow row, IReadOnlyList<FeatureView> views)
    {
        Span<bool> isKept = stackalloc bool[byte.MaxValue + 1];
        foreach (var view in views)
        {
            isKept[(int)view] = true;
        }

        var count = 0;
        foreach (var column in row.Indices)
        {
            count += isKept[(int)_views[column]] ? 1 : 0;
        }

        var (indices, values) = (new int[count], new float[count]);
        for (int i = 0, next = 0; next < count; i++)
        {
            if (isKept[(int)_views[row.IndexArray[i]]])
            {
                (indices[next], values[next]) = (row.IndexArray[i], row.ValueArray[i]);
                next++;
            }
        }

        return new FeatureRow(indices, values, row.DenseArray) { Kind = row.Kind };
    }

    /// <summary>
    /// Number of the first sparse columns that hold all of some views, in steps that leave the sums over a vector of so
    /// many columns as they are over one of all.
    /// </summary>
    /// <param name="views">The views.</param>
    internal int WidthOf(IReadOnlyList<FeatureView> views)
    {
        var last = Array.FindLastIndex(_views, view => views.Contains(view));
        // With the level of a regression, which stands before its weights, a whole number of steps.
        return Math.Min(_views.Length, ((last + 1) / WidthStep * WidthStep) + WidthStep - 1);
    }

    /// <summary>
    /// Linear weights that give the same scores and have no weight on sums of columns: it is moved to the columns that
    /// they are made of.
    /// </summary>
    /// <param name="weights">Weight of each sparse column.</param>
    internal float[] WithoutSums(ReadOnlySpan<float> weights)
    {
        var spread = weights.ToArray();
        for (var i = 0; i < _blocks.Length; i++)
        {
            if (Kinds[i].Dense is null)
            {
                _blocks[i].SpreadSums(spread.AsSpan(_firsts[i], _blocks[i].Columns.Count));
            }
        }

        return spread;
    }

    /// <summary>Writes the space, each block under its name; equal spaces give equal bytes.</summary>
    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        foreach (var (kind, block) in Kinds.Zip(_blocks))
        {
            writer.Write(kind.Name);
            block.Save(writer);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="ImrPredictException">The stream has other blocks, or is broken.</exception>
    public static FeatureSpace Load(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        try
        {
            return new FeatureSpace([.. Kinds.Select(kind => reader.ReadString() == kind.Name
                ? kind.Load(reader)
                : throw new ImrPredictException($"feature space: no block '{kind.Name}'; train the model again."))]);
        }
        catch (Exception ended) when (ended is EndOfStreamException or InvalidDataException)
        {
            throw new ImrPredictException("feature space: ends too early; train the model again.", ended);
        }
    }

    // For each fold the blocks with outcomes counted without it.
    private List<FeatureBlock[]> WithoutFolds(
        IReadOnlyList<LabelledItem> training, IReadOnlyList<double> weights, IReadOnlyList<int> folds,
        FeatureOptions options)
    {
        var all = new TrainingItems(training, weights, options);
        FeatureBlock[] Without(int fold)
        {
            var others = all with { Weights = [.. weights.Select((weight, i) => folds[i] == fold ? 0 : weight)] };
            return [.. Kinds.Select((kind, i) => kind.CountsOutcomes ? kind.Fit(others) : _blocks[i])];
        }

        return [.. Enumerable.Range(0, folds.DefaultIfEmpty(-1).Max() + 1).Select(Without)];
    }

    // Dense blocks read the fields of an item alone.
    private FeatureRow WithDense(FeatureRow row, DisputedItem item, FeatureBlock[] used)
    {
        var (built, reading) = (new RowBuilder(0, DenseColumns.Count), new ClinicalReading("", isShared: false));
        for (var i = 0; i < used.Length; i++)
        {
            if (Kinds[i].Dense is not null)
            {
                built.First = _firsts[i];
                used[i].Append(item, reading, built);
            }
        }

        return new FeatureRow(row.IndexArray, row.ValueArray, built.Build().DenseArray)
        {
            Kind = row.Kind,
            KnownShare = row.KnownShare,
        };
    }

    private FeatureRow Transform(DisputedItem item, FeatureBlock[] used) =>
        Transform(item, new ClinicalReading(item.ClinicalText, isShared: false), used);

    private FeatureRow Transform(DisputedItem item, ClinicalReading reading, FeatureBlock[] used)
    {
        var row = new RowBuilder((item.ClinicalText.Length / 8) + UsualColumns, DenseColumns.Count);
        for (var i = 0; i < used.Length; i++)
        {
            row.First = _firsts[i];
            used[i].Append(item, reading, row);
        }

        return row.Build(KindOf(item));
    }

    /// <summary>What an item has to be judged by.</summary>
    internal static RowKind KindOf(DisputedItem item) =>
        (item.ClinicalText.Length > 0 || item.RequestedService.Length > 0 ? RowKind.Text : RowKind.None)
        | (ServiceKey.IsCoded(item) ? RowKind.Codes : RowKind.None);
}
