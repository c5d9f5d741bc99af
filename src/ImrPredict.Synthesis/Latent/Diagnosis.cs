namespace ImrPredict.Synthesis.Latent;

/// <summary>A diagnosis in words and as an ICD-10-CM code.</summary>
internal sealed record Diagnosis(string Name, string Icd10);
