namespace ImrPredict.Evaluation.Metrics;

/// <summary>
/// Outcomes and probabilities sorted once, so that metrics under many sets of weights (bootstrap resamples) cost one
/// pass each. Positive means overturned.
/// </summary>
internal sealed class RankedSample
{
    private readonly int[] _order;
    private readonly bool[] _labels;
    private readonly double[] _probabilities;
    private readonly double[]? _reference;

    /// <summary>Sorts the sample.</summary>
    /// <param name="overturned">Outcomes.</param>
    /// <param name="probabilities">Probabilities of overturn in [0, 1], same length.</param>
    /// <param name="reference">
    /// Probabilities that the Brier skill is measured against, same length; null: the sample's own overturn rate.
    /// </param>
    /// <exception cref="ArgumentException">Lengths differ, or a probability is not in [0, 1].</exception>
    public RankedSample(
        IReadOnlyList<bool> overturned, IReadOnlyList<double> probabilities, IReadOnlyList<double>? reference = null)
    {
        if (overturned.Count != probabilities.Count || (reference is not null && reference.Count != overturned.Count))
        {
            throw new ArgumentException(
                $"{overturned.Count} outcomes, {probabilities.Count} probabilities, {reference?.Count} references.");
        }

        if (probabilities.Any(p => !(p is >= 0 and <= 1)) || reference?.Any(p => !(p is >= 0 and <= 1)) == true)
        {
            throw new ArgumentException("A probability is not in [0, 1].", nameof(probabilities));
        }

        _labels = [.. overturned];
        _probabilities = [.. probabilities];
        _reference = reference is null ? null : [.. reference];
        _order = [.. Enumerable.Range(0, _labels.Length).OrderByDescending(i => _probabilities[i])];
    }

    /// <summary>Outcome of each row.</summary>
    public IReadOnlyList<bool> Overturned => _labels;

    /// <summary>Rows.</summary>
    public int Count => _labels.Length;

    /// <summary>The metrics with every row counted once.</summary>
    public MetricSet Metrics() => Metrics(UnitWeights());

    /// <summary>The metrics with rows counted by weight.</summary>
    /// <param name="weights">How often each row counts, in the order of the sample; at least 0.</param>
    public MetricSet Metrics(ReadOnlySpan<double> weights)
    {
        var (rows, positives) = Totals(weights);
        var (auc, precision, top) = Ranking(weights, rows, positives);
        var errors = Errors(weights, rows, positives);
        return new MetricSet
        {
            N = (int)Math.Round(rows),
            NOverturned = (int)Math.Round(positives),
            Auc = auc,
            AveragePrecision = precision,
            RecallAtTop10 = top,
            Brier = errors.Brier,
            BrierSkill = errors.Reference > 0 ? 1 - (errors.Brier / errors.Reference) : double.NaN,
            LogLoss = errors.LogLoss,
            Ece = CalibrationError.EqualWidth(_labels, _probabilities, weights),
            EceAdaptive = CalibrationError.EqualCount(_labels, _probabilities, _order, weights),
            Accuracy = errors.Accuracy,
            MajorityAccuracy = rows > 0 ? Math.Max(positives, rows - positives) / rows : double.NaN,
            MeanProbability = errors.Mean,
        };
    }

    /// <summary>The area under the ROC curve alone, with rows counted by weight; ties count one half.</summary>
    public double Auc(ReadOnlySpan<double> weights)
    {
        var (rows, positives) = Totals(weights);
        return Ranking(weights, rows, positives).Auc;
    }

    private double[] UnitWeights()
    {
        var weights = new double[Count];
        Array.Fill(weights, 1);
        return weights;
    }

    private (double Rows, double Positives) Totals(ReadOnlySpan<double> weights)
    {
        var (rows, positives) = (0.0, 0.0);
        for (var i = 0; i < _labels.Length; i++)
        {
            rows += weights[i];
            positives += _labels[i] ? weights[i] : 0;
        }

        return (rows, positives);
    }

    private (double Auc, double AveragePrecision, double TopRecall) Ranking(
        ReadOnlySpan<double> weights, double rows, double positives)
    {
        var negatives = rows - positives;
        var (above, aboveNegative, area, precision, top) = (0.0, 0.0, 0.0, 0.0, 0.0);
        var room = 0.1 * rows;
        for (var i = 0; i < _order.Length;)
        {
            var (tied, tiedNegative) = (0.0, 0.0);
            var value = _probabilities[_order[i]];
            for (; i < _order.Length && _probabilities[_order[i]] == value; i++)
            {
                var weight = weights[_order[i]];
                (tied, tiedNegative) = _labels[_order[i]]
                    ? (tied + weight, tiedNegative)
                    : (tied, tiedNegative + weight);
            }

            area += tied * (negatives - aboveNegative - (0.5 * tiedNegative));
            var share = tied + tiedNegative > 0 ? Math.Clamp(room / (tied + tiedNegative), 0, 1) : 0;
            top += tied * share;
            room -= tied + tiedNegative;
            (above, aboveNegative) = (above + tied, aboveNegative + tiedNegative);
            precision += above + aboveNegative > 0 ? tied * (above / (above + aboveNegative)) : 0;
        }

        return positives > 0 && negatives > 0
            ? (area / (positives * negatives), precision / positives, top / positives)
            : (double.NaN, double.NaN, double.NaN);
    }

    private (double Brier, double Reference, double LogLoss, double Accuracy, double Mean) Errors(
        ReadOnlySpan<double> weights, double rows, double positives)
    {
        var (brier, against, loss, right, sum) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < _labels.Length; i++)
        {
            var (p, y, w) = (_probabilities[i], _labels[i] ? 1.0 : 0.0, weights[i]);
            var known = _reference is null ? positives / rows : _reference[i];
            brier += w * (p - y) * (p - y);
            against += w * (known - y) * (known - y);
            loss -= w * Math.Log(Math.Clamp(_labels[i] ? p : 1 - p, MetricSet.LogLossClip, 1));
            right += p >= 0.5 == _labels[i] ? w : 0;
            sum += w * p;
        }

        return (brier / rows, against / rows, loss / rows, right / rows, sum / rows);
    }
}
