using ImrPredict.Features;
using ImrPredict.Features.Encoding;
using ImrPredict.Training.Settings;

namespace ImrPredict.Benchmarks.Ablation;

/// <summary>The usual settings with one thing changed.</summary>
/// <param name="Name">What is changed.</param>
/// <param name="Options">The settings.</param>
internal sealed record Variation(string Name, TrainingOptions Options)
{
    /// <summary>The usual settings first, then one thing out at a time.</summary>
    public static IReadOnlyList<Variation> Of(string split, TrainingOptions usual)
    {
        var features = usual.Features;
        Variation With(string name, FeatureOptions changed) => new(name, usual with { Features = changed });
        IReadOnlyList<Variation> all =
        [
            new("as usual", usual),
            With("without categories", features with { CategoryWeight = 0 }),
            new("logistic regression alone", usual with { Candidates = [CandidateNames.Logistic] }),
        ];
        return split.StartsWith("dmhc", StringComparison.Ordinal)
            ?
            [
                .. all,
                new("with LightGBM too", usual with { Candidates = [.. usual.Candidates, CandidateNames.LightGbm] }),
                new("all years count the same", usual with { HalfLifeYears = [0] }),
                new("half-life 1.5 years", usual with { HalfLifeYears = [1.5] }),
                new("half-life 1 year", usual with { HalfLifeYears = [1] }),
                new("half-life 3 years", usual with { HalfLifeYears = [3] }),
            ]
            :
            [
                .. all,
                With("without words of the text", features with { TextWeight = 0 }),
                With("single words of the text", features with { TextWords = 1 }),
                With("without words of the title", features with { TitleWeight = 0 }),
                With("with parts of words of the title", features with { TitleCharacters = true }),
                With("without evidence", features with { EvidenceWeight = 0 }),
                With("without text encoder", features with { Encoder = EncoderUse.Off }),
                With("without published topics", features with { KnowledgeWeight = 0 }),
            ];
    }
}
