using Microsoft.ML.Trainers.FastTree;

namespace ImrPredict.Training.Attribution;

/// <summary>
/// One regression tree as plain arrays: inner nodes from 0, a child below 0 is the leaf <c>~child</c>. A row goes left
/// where its value is at most the threshold.
/// </summary>
internal sealed class FlatTree
{
    private const int MostOnStack = 200;
    private const int MostTurnsKept = 6;

    // Trees are walked by recursion; no trainer grows one as deep.
    private const int Deepest = 500;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly int[] _feature;
    private readonly float[] _threshold;
    private readonly double[] _leaf;
    private readonly double[] _leafRows;
    private readonly double[] _nodeRows;
    private readonly int _room;

    // Of a small tree the features that it looks at, and what they contribute by the turns that a row takes: these
    // decide it, and are few. Filled as rows come.
    private readonly int[] _used;
    private readonly double[]?[] _byTurns;

    /// <summary>Makes a tree; the arrays are taken over.</summary>
    /// <param name="left">Child of each inner node where the value is at most the threshold.</param>
    /// <param name="right">The other child.</param>
    /// <param name="feature">Feature that each inner node looks at.</param>
    /// <param name="threshold">Threshold of each inner node.</param>
    /// <param name="leaf">Output of each leaf.</param>
    /// <param name="leafRows">Background rows that reach each leaf; above 0.</param>
    /// <exception cref="ArgumentException">
    /// The arrays are no tree: of other lengths, in a circle, or too deep.
    /// </exception>
    public FlatTree(
        int[] left, int[] right, int[] feature, float[] threshold, double[] leaf, double[] leafRows)
    {
        CheckShape(left, right, feature, threshold, leaf, leafRows);
        (_left, _right, _feature, _threshold) = (left, right, feature, threshold);
        (_leaf, _leafRows) = (leaf, leafRows);
        _nodeRows = new double[left.Length];
        Expected = left.Length == 0 ? leaf[0] : Count(0) is var all ? ExpectedAt(0) / all : 0;
        var depth = left.Length == 0 ? 0 : DepthAt(0);
        _room = (depth + 2) * (depth + 3) / 2;
        _used = [.. feature.Distinct()];
        _byTurns = left.Length is > 0 and <= MostTurnsKept ? new double[]?[1 << left.Length] : [];
    }

    /// <summary>Copies a tree of ML.NET.</summary>
    /// <param name="tree">The tree; it may split on numbers alone.</param>
    /// <param name="weight">Weight of the tree in its ensemble.</param>
    /// <param name="rows">Background rows that reach each leaf; at least one is counted for each.</param>
    /// <param name="placeOf">Place of each of ML.NET's columns in the rows that the tree will read.</param>
    internal static FlatTree Of(
        RegressionTreeBase tree, double weight, IReadOnlyList<double>? rows, Func<int, int> placeOf) =>
        tree.CategoricalSplitFlags.Any(flag => flag)
            ? throw new ArgumentException("a tree splits on a set of categories, expected numbers.", nameof(tree))
            : new FlatTree(
                [.. tree.LeftChild], [.. tree.RightChild], [.. tree.NumericalSplitFeatureIndexes.Select(placeOf)],
                [.. tree.NumericalSplitThresholds], [.. tree.LeafValues.Select(value => value * weight)],
                [.. Enumerable.Range(0, tree.LeafValues.Count).Select(i => Math.Max(1, rows?[i] ?? 1))]);

    /// <summary>Number of leaves.</summary>
    public int Leaves => _leaf.Length;

    /// <summary>Mean output over the background rows.</summary>
    public double Expected { get; }

    /// <summary>The leaf that a row reaches.</summary>
    public int LeafOf(ReadOnlySpan<float> row)
    {
        if (_left.Length == 0)
        {
            return 0;
        }

        var node = 0;
        while (node >= 0)
        {
            node = row[_feature[node]] <= _threshold[node] ? _left[node] : _right[node];
        }

        return ~node;
    }

    /// <summary>Output for a row.</summary>
    public double Score(ReadOnlySpan<float> row) => _leaf[LeafOf(row)];

    /// <summary>
    /// Adds what each feature contributes to the output of a row, so that the contributions and <see cref="Expected"/>
    /// add up to it: Shapley values under the tree's own paths (Lundberg, Erion and Lee 2018, algorithm 2).
    /// </summary>
    /// <param name="row">Values by feature.</param>
    /// <param name="contributions">Added to, by feature.</param>
    public void AddContributions(ReadOnlySpan<float> row, Span<double> contributions)
    {
        if (_byTurns.Length == 0)
        {
            Walk(row, contributions);
            return;
        }

        var turns = 0;
        for (var node = 0; node < _left.Length; node++)
        {
            turns |= row[_feature[node]] <= _threshold[node] ? 1 << node : 0;
        }

        var own = _byTurns[turns] ??= OwnContributions(row);
        for (var i = 0; i < own.Length; i++)
        {
            contributions[_used[i]] += own[i];
        }
    }

    // The same for every row that takes the same turns, so that threads may find it at the same time.
    private double[] OwnContributions(ReadOnlySpan<float> row)
    {
        var all = new double[row.Length];
        Walk(row, all);
        return Array.ConvertAll(_used, feature => all[feature]);
    }

    private void Walk(ReadOnlySpan<float> row, Span<double> contributions)
    {
        if (_left.Length > 0)
        {
            Span<PathElement> scratch = _room <= MostOnStack ? stackalloc PathElement[_room] : new PathElement[_room];
            Walk(0, row, contributions, scratch, 0, 1, 1, -1);
        }
    }

    // The path of a node's parent precedes `scratch`; it is copied and extended there.
    private void Walk(
        int node, ReadOnlySpan<float> row, Span<double> contributions, Span<PathElement> scratch, int length,
        double zeroFraction, double oneFraction, int splitFeature)
    {
        var path = scratch[..(length + 1)];
        Extend(path, length, zeroFraction, oneFraction, splitFeature);
        if (node < 0)
        {
            for (var i = 1; i <= length; i++)
            {
                contributions[path[i].Feature] +=
                    UnwoundSum(path, length, i) * (path[i].One - path[i].Zero) * _leaf[~node];
            }

            return;
        }

        var (hot, cold) = row[_feature[node]] <= _threshold[node]
            ? (_left[node], _right[node])
            : (_right[node], _left[node]);
        var (incomingZero, incomingOne) = (1.0, 1.0);
        var known = -1;
        for (var i = 1; i <= length && known < 0; i++)
        {
            known = path[i].Feature == _feature[node] ? i : -1;
        }

        if (known > 0)
        {
            (incomingZero, incomingOne) = (path[known].Zero, path[known].One);
            Unwind(path, length, known);
            length--;
        }

        var next = scratch[path.Length..];
        foreach (var (child, one) in stackalloc[] { (hot, incomingOne), (cold, 0.0) })
        {
            path[..(length + 1)].CopyTo(next);
            var zero = incomingZero * RowsOf(child) / _nodeRows[node];
            Walk(child, row, contributions, next, length + 1, zero, one, _feature[node]);
        }
    }

    private static void Extend(Span<PathElement> path, int length, double zero, double one, int splitFeature)
    {
        path[length] = new PathElement(splitFeature, zero, one, length == 0 ? 1 : 0);
        for (var i = length - 1; i >= 0; i--)
        {
            path[i + 1].Weight += one * path[i].Weight * (i + 1) / (length + 1);
            path[i].Weight = zero * path[i].Weight * (length - i) / (length + 1);
        }
    }

    private static void Unwind(Span<PathElement> path, int length, int index)
    {
        var (zero, one) = (path[index].Zero, path[index].One);
        var next = path[length].Weight;
        for (var i = length - 1; i >= 0; i--)
        {
            if (one != 0)
            {
                var held = path[i].Weight;
                path[i].Weight = next * (length + 1) / ((i + 1) * one);
                next = held - (path[i].Weight * zero * (length - i) / (length + 1));
            }
            else
            {
                path[i].Weight = path[i].Weight * (length + 1) / (zero * (length - i));
            }
        }

        for (var i = index; i < length; i++)
        {
            path[i] = new PathElement(path[i + 1].Feature, path[i + 1].Zero, path[i + 1].One, path[i].Weight);
        }
    }

    private static double UnwoundSum(ReadOnlySpan<PathElement> path, int length, int index)
    {
        var (zero, one) = (path[index].Zero, path[index].One);
        var (next, total) = (path[length].Weight, 0.0);
        for (var i = length - 1; i >= 0; i--)
        {
            if (one != 0)
            {
                var weight = next * (length + 1) / ((i + 1) * one);
                total += weight;
                next = path[i].Weight - (weight * zero * (length - i) / (length + 1));
            }
            else
            {
                total += path[i].Weight / (zero * (length - i) / (length + 1));
            }
        }

        return total;
    }

    // A tree out of a file may be anything: a circle would be walked for ever.
    private static void CheckShape(
        int[] left, int[] right, int[] feature, float[] threshold, double[] leaf, double[] leafRows)
    {
        var isTree = right.Length == left.Length && feature.Length == left.Length && threshold.Length == left.Length
            && leaf.Length == left.Length + 1 && leafRows.Length == leaf.Length;
        var seen = new bool[left.Length];
        var open = new Stack<(int Node, int Depth)>();
        if (isTree && left.Length > 0)
        {
            open.Push((0, 1));
        }

        while (isTree && open.TryPop(out var at))
        {
            isTree = at.Node < 0
                ? ~at.Node < leaf.Length
                : at.Node < left.Length && !seen[at.Node] && at.Depth <= Deepest;
            if (isTree && at.Node >= 0)
            {
                seen[at.Node] = true;
                open.Push((left[at.Node], at.Depth + 1));
                open.Push((right[at.Node], at.Depth + 1));
            }
        }

        if (!isTree)
        {
            throw new ArgumentException("the nodes of a tree make no tree.", nameof(left));
        }
    }

    private double RowsOf(int child) => child < 0 ? _leafRows[~child] : _nodeRows[child];

    private double Count(int node) => node < 0
        ? _leafRows[~node]
        : _nodeRows[node] = Count(_left[node]) + Count(_right[node]);

    private double ExpectedAt(int node) => node < 0
        ? _leafRows[~node] * _leaf[~node]
        : ExpectedAt(_left[node]) + ExpectedAt(_right[node]);

    private int DepthAt(int node) => node < 0 ? 0 : 1 + Math.Max(DepthAt(_left[node]), DepthAt(_right[node]));

    private record struct PathElement(int Feature, double Zero, double One, double Weight);
}
