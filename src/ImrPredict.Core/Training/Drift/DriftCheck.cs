using ImrPredict.Cases;
using ImrPredict.Numerics;
using ImrPredict.Training.Model;

namespace ImrPredict.Training.Drift;

/// <summary>Compares new rows with what <c>reference.json</c> keeps of the rows that a model learnt from.</summary>
public static class DriftCheck
{
    private const double RareShare = 0.01;
    private const int MovesShown = 3;
    private const double LeastScoreMove = 0.05;
    private const double LeastKnownFall = 0.02;

    /// <summary>Compares them.</summary>
    /// <param name="reference">The model's reference.</param>
    /// <param name="model">The model.</param>
    /// <param name="items">New rows, decided or not.</param>
    /// <param name="overturned">Outcome of each; null where not decided.</param>
    /// <exception cref="ImrPredictException">There is no row.</exception>
    public static DriftReport Compare(
        ReferenceProfile reference, OutcomeModel model, IReadOnlyList<DisputedItem> items,
        IReadOnlyList<bool?> overturned)
    {
        if (items.Count == 0)
        {
            throw new ImrPredictException("drift: no item was read; give the file or folder to look at.");
        }

        var letters = items.Select(i => i.CaseNumber).Distinct(StringComparer.Ordinal).Count();
        var size = new Sizes(reference.Rows, reference.Letters, items.Count, letters);
        var scores = model.Score(items);
        var score = Scores(reference.Score, [.. scores.Select(s => (double?)s.OverturnProbability)], size);
        var known = Known(reference.KnownShare, [.. scores.Select(s => (double?)s.KnownShare)], size);
        var levels = WatchedFields.Levels.Where(f => reference.Levels.ContainsKey(f.Name))
            .Select(f => Levels(f.Name, reference.Levels[f.Name], ReferenceProfile.SharesOf(items, f.ValueOf), size));
        var numbers = WatchedFields.Numbers.Where(f => reference.Numbers.ContainsKey(f.Name))
            .Select(f => Numbers(f.Name, reference.Numbers[f.Name], [.. items.Select(f.ValueOf)], size));
        var report = new DriftReport
        {
            Model = new(model.Id, model.Sha256),
            N = items.Count,
            Letters = letters,
            Score = score,
            MeanScoreBefore = reference.Score.Mean,
            MeanScoreNow = scores.Average(s => s.OverturnProbability),
            KnownShare = known,
            MeanKnownShareBefore = reference.KnownShare.Mean,
            MeanKnownShareNow = scores.Average(s => s.KnownShare),
            Fields =
            [
                .. levels.Concat(numbers).Where(f => !IsBlank(f))
                    .OrderByDescending(f => f.Verdict).ThenByDescending(f => f.Psi),
            ],
            OverturnRateBefore = reference.OverturnRate,
            OverturnRateNow = overturned.OfType<bool>().Select(o => o ? 1.0 : 0.0).DefaultIfEmpty(double.NaN).Average(),
            Verdict = DriftVerdict.Stable,
            Words = [],
        };
        return report with { Verdict = DriftWords.Worst(report), Words = DriftWords.Describe(report) };
    }

    // Scores crowd into few values, so the index of their bins is large for moves that mean nothing; their mean is not.
    private static DriftField Scores(NumberProfile before, IReadOnlyList<double?> values, Sizes size)
    {
        var field = Numbers("score", before, values, size);
        return Math.Abs(values.OfType<double>().Average() - before.Mean) >= LeastScoreMove * before.Mean
            ? field
            : field with { Verdict = DriftVerdict.Stable };
    }

    // The saved model has met more words than those judged in training had: only a fall is worth a word.
    private static DriftField Known(NumberProfile before, IReadOnlyList<double?> values, Sizes size)
    {
        var field = Numbers("known_share", before, values, size);
        return before.Mean - values.OfType<double>().Average() >= LeastKnownFall
            ? field
            : field with { Verdict = DriftVerdict.Stable };
    }

    private static DriftField Levels(
        string name, IReadOnlyDictionary<string, double> before, IReadOnlyDictionary<string, double> now, Sizes size)
    {
        var few = before.GetValueOrDefault(ReferenceProfile.FewLetters);
        var common = before
            .Where(level => level.Value >= RareShare && level.Key != ReferenceProfile.FewLetters)
            .Select(level => level.Key).ToList();
        var cells = common.ConvertAll(l => new DriftMove(l, before[l], now.GetValueOrDefault(l)));
        cells.Add(new DriftMove(
            "(rarer levels)", before.Where(l => !common.Contains(l.Key)).Sum(l => l.Value) - few,
            now.Where(l => before.ContainsKey(l.Key) && !common.Contains(l.Key)).Sum(l => l.Value)));
        var blank = WatchedFields.Shown(null);
        if (!before.ContainsKey(blank))
        {
            cells.Add(new DriftMove(blank, 0, now.GetValueOrDefault(blank)));
        }

        var unseen = now.Where(l => !before.ContainsKey(l.Key) && l.Key != blank).ToList();
        cells.Add(new DriftMove(
            unseen.Count == 0 ? "(unseen)" : $"unseen: {string.Join(", ", unseen.OrderByDescending(l => l.Value)
                .ThenBy(l => l.Key, StringComparer.Ordinal).Take(MovesShown).Select(l => l.Key))}",
            few, unseen.Sum(l => l.Value)));

        // Levels that few letters learnt from had are unseen too, and as many are no drift.
        return Field(name, cells, Math.Max(0, unseen.Sum(l => l.Value) - few), size);
    }

    private static DriftField Numbers(string name, NumberProfile before, IReadOnlyList<double?> values, Sizes size)
    {
        var now = before.Count(values);
        var cells = before.Shares.Select((share, bin) => new DriftMove(Bin(before.Edges, bin), share, now.Shares[bin]))
            .Append(new DriftMove(WatchedFields.Shown(null), before.Blank, now.Blank)).ToList();
        return Field(name, cells, 0, size);
    }

    private static DriftField Field(string name, List<DriftMove> cells, double unseen, Sizes size)
    {
        var filled = cells.FindAll(c => c.Before > 0 || c.Now > 0);
        var psi = PopulationStabilityIndex.Compare(
            filled.Select(c => (c.Before, c.Now)), (size.RowsBefore, size.LettersBefore),
            (size.RowsNow, size.LettersNow));
        var manyUnseen = unseen >= 0.1 && size.RowsNow >= DriftReport.FewestRows;
        var verdict = psi.Reaches(PopulationStabilityIndex.Large) || manyUnseen ? DriftVerdict.StronglyShifted
            : psi.Reaches(PopulationStabilityIndex.Moderate) || unseen >= 0.02 ? DriftVerdict.Shifted
            : DriftVerdict.Stable;
        var moves = filled.OrderByDescending(c => Math.Abs(c.Now - c.Before)).Take(MovesShown).ToList();
        return new DriftField(name, psi.Value, psi.ByChance, unseen, moves, verdict);
    }

    // Blank before and now: the field does not belong to these sources.
    private static bool IsBlank(DriftField field) =>
        field.Moves is [{ Before: 1, Now: 1 } only] && only.Level == WatchedFields.Shown(null);

    private static string Bin(IReadOnlyList<double> edges, int bin) => (bin, edges.Count) switch
    {
        (_, 0) => "any value",
        (0, _) => $"below {WatchedFields.Shown(edges[0])}",
        _ when bin == edges.Count => $"{WatchedFields.Shown(edges[^1])} and more",
        _ => $"{WatchedFields.Shown(edges[bin - 1])} to {WatchedFields.Shown(edges[bin])}",
    };

    private readonly record struct Sizes(int RowsBefore, int LettersBefore, int RowsNow, int LettersNow);
}
