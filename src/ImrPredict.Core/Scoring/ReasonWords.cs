using System.Globalization;
using ImrPredict.Training;

namespace ImrPredict.Scoring;

/// <summary>Contributions in words: what the model looked at and which way it moved the score. Never advice.</summary>
public static class ReasonWords
{
    /// <summary>The largest contributions, largest first, at most five, e.g. <c>text: nerve study (raises, 0.42)</c>.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Contribution> contributions) =>
        [.. contributions.Take(5).Select(Of)];

    private static string Of(Contribution contribution) => string.Create(
        CultureInfo.InvariantCulture,
        $"{contribution.Feature} ({(contribution.LogOdds >= 0 ? "raises" : "lowers")}, {Math.Abs(contribution.LogOdds):0.00})");
}
