using ImrPredict.Cases;
using ImrPredict.Training.Model;

namespace ImrPredict.Training.Assessment;

/// <summary>Decided rows that models may be judged on, and what is known about the others.</summary>
/// <param name="Items">Rows that are left: none of the models is known to have learnt from them.</param>
/// <param name="LeftOut">Rows left out because a model has learnt from them, their case or their text.</param>
/// <param name="KeptIn">Rows that a model has learnt from and that are judged all the same, as was asked.</param>
/// <param name="Warnings">What the reader should know of them, in sentences.</param>
public sealed record UnseenRows(
    IReadOnlyList<DecidedItem> Items, int LeftOut, int KeptIn, IReadOnlyList<string> Warnings)
{
    /// <summary>Finds them.</summary>
    /// <param name="items">Decided rows.</param>
    /// <param name="models">Names of the models, and the rows that they have learnt from.</param>
    /// <param name="keepLearnt">Whether rows learnt from are judged all the same.</param>
    /// <exception cref="ImrPredictException">No row is left.</exception>
    public static UnseenRows Find(
        IReadOnlyList<DecidedItem> items,
        IReadOnlyList<(string Name, TrainingFingerprints Rows)> models,
        bool keepLearnt = false)
    {
        var seen = items.AsParallel().AsOrdered()
            .Select(item => models.Any(model => model.Rows.Contains(item))).ToList();
        var learnt = seen.Count(s => s);
        var warnings = new List<string>();
        if (learnt > 0)
        {
            var names = string.Join(" or ", models.Select(m => m.Name));
            warnings.Add(keepLearnt
                ? $"{learnt} of the {items.Count} decided rows were learnt from by {names}; the figures below are"
                    + " flattered by them and say nothing about unseen rows"
                : $"{learnt} of the {items.Count} decided rows were learnt from by {names} (the same case or the same"
                    + " text) and are left out");
        }

        if (keepLearnt)
        {
            return new UnseenRows(items, 0, learnt, warnings);
        }

        return learnt < items.Count
            ? new UnseenRows([.. items.Where((_, i) => !seen[i])], learnt, 0, warnings)
            : throw new ImrPredictException(
                $"all {items.Count} decided rows were learnt from by {string.Join(" or ", models.Select(m => m.Name))};"
                + " expected decisions that it has not seen; give others, or --include-learnt to see figures that say"
                + " nothing about unseen rows.");
    }
}
