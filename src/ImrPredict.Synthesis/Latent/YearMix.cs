namespace ImrPredict.Synthesis.Latent;

/// <summary>How many letters a year holds and how far its services have moved from 2014 (0) to 2024 (1).</summary>
internal sealed record YearMix(int Year, double Letters, double Mix);
