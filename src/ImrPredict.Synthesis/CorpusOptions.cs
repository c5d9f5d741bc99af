using System.ComponentModel.DataAnnotations;
using ImrPredict.Cases.Provenance;

namespace ImrPredict.Synthesis;

/// <summary>Settings of the synthetic corpus. The same settings give the same bytes, on any number of cores.</summary>
public sealed record CorpusOptions
{
    /// <summary>How many letters. Default 600.</summary>
    [Range(0, 100_000_000)]
    public int Letters { get; init; } = 600;

    /// <summary>Seed of everything. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Seed of the decisions alone; null is <see cref="Seed"/>. Another one gives the same cases other decisions.
    /// </summary>
    public int? OutcomeSeed { get; init; }

    /// <summary>First year of decision. Default 2013.</summary>
    [Range(2013, 2025)]
    public int FromYear { get; init; } = 2013;

    /// <summary>Last year of decision. Default 2025.</summary>
    [Range(2013, 2025)]
    public int ToYear { get; init; } = 2025;

    /// <summary>Layouts to write; empty is each year's own, with a few party copies. Default empty.</summary>
    public IReadOnlyList<LetterLayout> Layouts { get; init; } = [];

    /// <summary>Artefacts that may occur, each at its natural rate. Default all.</summary>
    public LetterArtefacts Artefacts { get; init; } = LetterArtefacts.All;

    /// <summary>Artefacts that every letter gets. Default none.</summary>
    public LetterArtefacts ForcedArtefacts { get; init; } = LetterArtefacts.None;

    /// <summary>
    /// How far a summary leans to its verdict: the probability that a fact against the verdict is left out of it.
    /// 0 makes summaries from the facts alone. Default 0.05.
    /// </summary>
    [Range(0.0, 0.3)]
    public double SummaryBias { get; init; } = 0.05;

    /// <summary>Share of facts that the summary states. Default 0.85.</summary>
    [Range(0.0, 1.0)]
    public double MentionShare { get; init; } = 0.85;

    /// <summary>Share of items with a reversed verdict. Default 0.01; a fifth of them in print only.</summary>
    [Range(0.0, 0.1)]
    public double LabelNoise { get; init; } = 0.01;

    /// <summary>Share of items decided against their facts on purpose. Default 0.004.</summary>
    [Range(0.0, 0.1)]
    public double OutlierShare { get; init; } = 0.004;

    /// <summary>Share of summaries with a sentence that states the verdict. Default 0.01.</summary>
    [Range(0.0, 1.0)]
    public double LeakShare { get; init; } = 0.01;

    /// <summary>Share of letters that are an earlier case again. Default 0.015.</summary>
    [Range(0.0, 0.5)]
    public double ResubmissionShare { get; init; } = 0.015;

    /// <summary>Share of letters from requesters' stock requests. Default 0.03.</summary>
    [Range(0.0, 0.5)]
    public double KitShare { get; init; } = 0.03;

    /// <summary>Share of claims no older than five months, which dispute other services. Default 0.25.</summary>
    [Range(0.0, 1.0)]
    public double EarlyClaimShare { get; init; } = 0.25;

    /// <summary>Share of letters that are a party's copy where <see cref="Layouts"/> is empty. Default 0.04.</summary>
    [Range(0.0, 1.0)]
    public double PartyCopyShare { get; init; } = 0.04;

    /// <summary>How many of the letters are written as PDF instead of text, evenly spread. Default 40.</summary>
    [Range(0, 100_000_000)]
    public int PdfCount { get; init; } = 40;

    /// <summary>One <c>letters.jsonl</c> instead of a text file a letter. Default false.</summary>
    public bool Packed { get; init; }

    /// <summary>
    /// Write each letter's summary and rationales into the truth file, so that spans can be checked. Default false.
    /// </summary>
    public bool TruthTexts { get; init; }

    /// <summary>Rows of each health plan file; 0 writes none. Default 1,200.</summary>
    [Range(0, 10_000_000)]
    public int PlanRows { get; init; } = 1_200;

    /// <summary>Cases of the open backlog; 0 writes none. Default 120.</summary>
    [Range(0, 1_000_000)]
    public int BacklogCases { get; init; } = 120;

    /// <summary>How many letters are made at once. Default: the number of cores. Does not change the output.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;
}
