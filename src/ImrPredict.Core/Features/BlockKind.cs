using ImrPredict.Features.Blocks;
using ImrPredict.Features.Categorical;
using ImrPredict.Features.Evidence;
using ImrPredict.Features.Lexical;
using ImrPredict.Features.Published;

namespace ImrPredict.Features;

/// <summary>One kind of block: how it is fitted and read back.</summary>
/// <param name="Name">The name that it is saved and counted under.</param>
/// <param name="Fit">Learns a block; one that the settings leave out has no columns.</param>
/// <param name="Load">Reads what <see cref="FeatureBlock.Save"/> wrote.</param>
internal sealed record BlockKind(
    string Name, Func<TrainingItems, FeatureBlock> Fit, Func<BinaryReader, FeatureBlock> Load)
{
    /// <summary>The blocks of every feature space, in the order of their columns. A new block is a line here.</summary>
    public static IReadOnlyList<BlockKind> All { get; } =
    [
        new(
            "levels",
            t => OneHotBlock.Fit(
                t.Items, t.Letters, t.Options.FewestOfCategory, t.Options.CategoryWeight, t.Options.Categories),
            OneHotBlock.Load),
        Ngrams("title", t => t.Options.TitleNgrams),
        Ngrams("title-characters", t => t.Options.TitleCharacterNgrams),
        new(
            "text", t => new ClinicalWordsBlock(FittedNgrams.Fit(t.Items, t.Letters, t.Options.TextNgrams)),
            reader => new ClinicalWordsBlock(FittedNgrams.Load(reader))),
        Ngrams("text-characters", t => t.Options.TextCharacterNgrams(t.DistinctTexts)),
        new("evidence", t => new EvidenceBlock(t.Options.EvidenceWeight), EvidenceBlock.Load),
        new("knowledge", t => new PublishedRateBlock(t.Options.KnowledgeWeight), PublishedRateBlock.Load),
        new(
            "rates", t => TargetRateBlock.Fit(t.Labelled, t.Weights, t.Cells.Value, t.Options.RateSmoothing),
            TargetRateBlock.Load)
        {
            Dense = TargetRateBlock.AllColumns,
            CountsOutcomes = true,
        },
        new("numbers", _ => new NumberBlock(), _ => new NumberBlock()) { Dense = NumberBlock.AllColumns },
    ];

    /// <summary>Columns of a dense block, the same in every model; null for a sparse one.</summary>
    public IReadOnlyList<FeatureColumn>? Dense { get; private init; }

    /// <summary>Whether the block counts outcomes: a training row must not see its own.</summary>
    public bool CountsOutcomes { get; private init; }

    private static BlockKind Ngrams(string name, Func<TrainingItems, NgramSettings> settingsOf) => new(
        name, t => new TfidfBlock(FittedNgrams.Fit(t.Items, t.Letters, settingsOf(t))),
        reader => new TfidfBlock(FittedNgrams.Load(reader)));
}
