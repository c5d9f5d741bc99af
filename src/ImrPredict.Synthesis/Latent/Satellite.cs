namespace ImrPredict.Synthesis.Latent;

/// <summary>A service that comes with a surgery.</summary>
internal sealed record Satellite(string Title, double Weight);
