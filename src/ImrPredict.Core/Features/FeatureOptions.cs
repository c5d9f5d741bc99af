using System.ComponentModel.DataAnnotations;
using ImrPredict.Features.Blocks;
using ImrPredict.Features.Categorical;
using ImrPredict.Features.Lexical;

namespace ImrPredict.Features;

/// <summary>Settings of turning items into numbers.</summary>
public sealed record FeatureOptions
{
    /// <summary>
    /// Fewest letters that a word or phrase must stand in, near duplicates counted as one; what stands in fewer may
    /// tell of one person. Default 5.
    /// </summary>
    [Range(CommonNames.FewestLetters, 1000)]
    public int MinDocumentFrequency { get; init; } = CommonNames.FewestLetters;

    /// <summary>Most words and phrases kept per text block, the commonest first. Default 50,000.</summary>
    [Range(100, 5_000_000)]
    public int MaxTextFeatures { get; init; } = 50_000;

    /// <summary>Longest phrase of the clinical text. Unit: words. Default 2.</summary>
    [Range(1, 3)]
    public int TextWords { get; init; } = 2;

    /// <summary>
    /// Most distinct training texts for which runs of 3 to 5 characters inside words of clinical texts are a block; 0
    /// for never. They help where texts are few, and make reading a text several times slower. Default 5,000.
    /// </summary>
    [Range(0, 10_000_000)]
    public int TextCharactersAtMost { get; init; } = 5000;

    /// <summary>
    /// Whether runs of 3 to 5 characters inside words of the title are a block. Default false: on real letters they
    /// changed the AUC by .000 (-.006 to +.006).
    /// </summary>
    public bool TitleCharacters { get; init; }

    /// <summary>Longest phrase of the requested service's title. Unit: words. Default 2.</summary>
    [Range(1, 3)]
    public int TitleWords { get; init; } = 2;

    /// <summary>Weight of the title blocks against the clinical text's, which is 1. Default 1.</summary>
    [Range(0.0, 10.0)]
    public double TitleWeight { get; init; } = 1;

    /// <summary>Weight of the words of the clinical text; 0 takes all meaning from them. Default 1.</summary>
    [Range(0.0, 10.0)]
    public double TextWeight { get; init; } = 1;

    /// <summary>Value of a category that applies, against text blocks of length 1. Default 1.</summary>
    [Range(0.0, 10.0)]
    public double CategoryWeight { get; init; } = 1;

    /// <summary>
    /// Whether pairs of codes, and the words of codes, are categories too. Default true.
    /// </summary>
    public bool CategoryCrosses { get; init; } = true;

    /// <summary>Whether codes in threes are categories instead of the words of codes, where pairs are.</summary>
    internal bool CategoryTriples { get; init; }

    /// <summary>
    /// Value of one mention of clinical evidence in a status, against text blocks of length 1; 0 leaves the block out.
    /// Default 0.5.
    /// </summary>
    [Range(0.0, 10.0)]
    public double EvidenceWeight { get; init; } = 0.5;

    /// <summary>
    /// Value of one unit of log-odds of what is publicly known of the treatment and diagnosis that a text names,
    /// against text blocks of length 1; 0 leaves the block out. Default 2: known beforehand, so hardly drawn to
    /// nothing.
    /// </summary>
    [Range(0.0, 10.0)]
    public double KnowledgeWeight { get; init; } = 2;

    /// <summary>
    /// Fewest letters that must have a category level, so that it is a feature of its own. Default 5.
    /// </summary>
    [Range(CommonNames.FewestLetters, 1000)]
    public int MinCategoryCount { get; init; } = CommonNames.FewestLetters;

    /// <summary>
    /// Whether a category level of one letter is a feature of its own too; only where no model is kept.
    /// </summary>
    internal bool CountsEveryCategory { get; init; }

    /// <summary>Fewest letters of a category level that is a feature of its own.</summary>
    internal int FewestOfCategory => CountsEveryCategory ? 1 : MinCategoryCount;

    /// <summary>Strength of the shrinkage of a rate towards its parent's. Unit: items. Default 20.</summary>
    [Range(0.0, 10_000.0)]
    public double RateSmoothing { get; init; } = 20;

    internal CategorySet Categories =>
        !CategoryCrosses ? CategorySet.Plain : CategoryTriples ? CategorySet.Triples : CategorySet.Pairs;

    internal NgramSettings TitleNgrams => Ngrams(ItemText.Title, TitleWords, TitleWeight);

    internal NgramSettings TitleCharacterNgrams => CharactersOf(TitleNgrams, TitleCharacters);

    internal NgramSettings TextNgrams => Ngrams(ItemText.Clinical, TextWords, TextWeight);

    /// <summary>Settings of the runs of characters.</summary>
    /// <param name="texts">Number of distinct training texts.</param>
    internal NgramSettings TextCharacterNgrams(int texts) =>
        CharactersOf(TextNgrams, texts <= TextCharactersAtMost);

    private NgramSettings Ngrams(ItemText source, int words, double weight) =>
        new(source, words, Characters: false, MinDocumentFrequency, MaxTextFeatures, weight);

    private static NgramSettings CharactersOf(NgramSettings settings, bool wanted) =>
        settings with { Words = 0, Characters = true, MaxCount = wanted ? settings.MaxCount : 0 };
}
