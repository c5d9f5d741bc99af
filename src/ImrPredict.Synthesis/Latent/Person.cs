using ImrPredict.Cases;

namespace ImrPredict.Synthesis.Latent;

/// <summary>Who was hurt.</summary>
internal sealed record Person(int Age, Sex Sex);
