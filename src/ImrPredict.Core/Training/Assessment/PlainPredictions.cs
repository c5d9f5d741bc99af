namespace ImrPredict.Training.Assessment;

/// <summary>What the plain baseline says about rows that it has not seen.</summary>
/// <param name="Probabilities">Probability of overturn of each row.</param>
/// <param name="KnownShares">Share of each row's words and categories that it knows.</param>
internal sealed record PlainPredictions(IReadOnlyList<double> Probabilities, IReadOnlyList<double> KnownShares);
