namespace ImrPredict.Benchmarks.Yardstick;

/// <summary>Something that gives a probability of overturn to every judged row.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Probabilities">One for each judged row.</param>
internal sealed record Contender(string Name, IReadOnlyList<double> Probabilities);
