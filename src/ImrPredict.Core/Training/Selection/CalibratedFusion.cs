using ImrPredict.Features.Blocks;
using ImrPredict.Training.Calibration;
using ImrPredict.Training.Learners;

namespace ImrPredict.Training.Selection;

/// <summary>Log-odds of learners added up and calibrated, as learnt from rows that were held out.</summary>
/// <param name="Places">Places of the learners.</param>
/// <param name="Fusion">How they are added up.</param>
/// <param name="Calibration">From the sum to a probability.</param>
internal sealed record CalibratedFusion(IReadOnlyList<int> Places, Fusion Fusion, ScoreCalibration Calibration)
{
    /// <summary>Learns it.</summary>
    /// <param name="members">All learners.</param>
    /// <param name="places">Places of those to add up.</param>
    /// <param name="held">Scores of held-out rows by all learners.</param>
    public static CalibratedFusion Fit(
        IReadOnlyList<ViewLearner> members, IReadOnlyList<int> places, OutOfFoldScores held)
    {
        var fusion = places.Count == 1 && members[places[0]].Needs == RowKind.None
            ? Fusion.Single
            : Fusion.Fit(
                [.. places.Select(place => held.Scores[place])], held.Kinds, held.Overturned, held.Weights,
                [.. places.Select(place => members[place].Needs)]);
        return new(
            places, fusion,
            ScoreCalibration.Fit(Sums(places, fusion, held.Scores, held.Kinds), held.Overturned, held.Weights));
    }

    /// <summary>The sums of rows.</summary>
    /// <param name="scores">Log-odds by all learners (learners x rows).</param>
    /// <param name="kinds">What each row has.</param>
    public IReadOnlyList<double> LogOdds(
        IReadOnlyList<IReadOnlyList<double>> scores, IReadOnlyList<RowKind> kinds) =>
        Sums(Places, Fusion, scores, kinds);

    /// <summary>The calibrated probabilities of rows.</summary>
    /// <param name="scores">Log-odds by all learners (learners x rows).</param>
    /// <param name="kinds">What each row has.</param>
    public IReadOnlyList<double> Probabilities(
        IReadOnlyList<IReadOnlyList<double>> scores, IReadOnlyList<RowKind> kinds) =>
        [.. LogOdds(scores, kinds).Select(Calibration.Probability)];

    private static List<double> Sums(
        IReadOnlyList<int> places, Fusion fusion, IReadOnlyList<IReadOnlyList<double>> scores,
        IReadOnlyList<RowKind> kinds)
    {
        var (sums, own) = (new List<double>(kinds.Count), new double[places.Count]);
        for (var row = 0; row < kinds.Count; row++)
        {
            for (var place = 0; place < own.Length; place++)
            {
                own[place] = scores[places[place]][row];
            }

            sums.Add(fusion.LogOdds(kinds[row], own));
        }

        return sums;
    }
}
