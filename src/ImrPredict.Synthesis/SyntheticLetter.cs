using System.Text;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;

namespace ImrPredict.Synthesis;

/// <summary>A synthetic determination letter with the truth about it.</summary>
internal sealed record SyntheticLetter
{
    /// <summary>The line that every letter opens with.</summary>
    public const string Banner = "SYNTHETIC DOCUMENT - ImrPredict corpus, not a real determination";

    /// <summary>Position in the corpus, from 0.</summary>
    public required long Index { get; init; }

    /// <summary>Case number from a range that no real letter uses: <c>CMyy-9nnnnnn</c>.</summary>
    public required string CaseNumber { get; init; }

    public required LetterLayout Layout { get; init; }

    public required LetterArtefacts Artefacts { get; init; }

    /// <summary>The letter as text, artefacts included.</summary>
    public required string Text { get; init; }

    /// <summary>The clinical summary as written, before artefacts; passages are offsets into it.</summary>
    public required string Summary { get; init; }

    /// <summary>Sentences of <see cref="Summary"/> that state the verdict.</summary>
    public required IReadOnlyList<Passage> SummaryLeaks { get; init; }

    public required IReadOnlyList<SyntheticItem> Items { get; init; }

    /// <summary>Name of the group of letters that tell the same case.</summary>
    public required string Cluster { get; init; }

    /// <summary>Why it reads like another letter.</summary>
    public required ClusterKind ClusterKind { get; init; }

    public required DateOnly InjuryDate { get; init; }

    public required DateOnly UrDenialDate { get; init; }

    public required DateOnly ReceivedDate { get; init; }

    public required DateOnly AssignedDate { get; init; }

    public required DateOnly DecisionDate { get; init; }

    /// <summary>Age in years; null where the letter does not state it.</summary>
    public required int? Age { get; init; }

    public required Sex Sex { get; init; }

    public required Priority Priority { get; init; }

    /// <summary>Number of the reviewer, hidden in the letter.</summary>
    public required int Reviewer { get; init; }

    /// <summary>Specialty of the reviewer as printed.</summary>
    public required string ReviewerSpecialty { get; init; }

    /// <summary>Number of the requesting physician, hidden in the letter.</summary>
    public required int Requester { get; init; }

    /// <summary>Name of its text file.</summary>
    public string FileName => $"{CaseNumber}.txt";

    /// <summary>The bytes of its text file: UTF-8, or Windows-1252 where that artefact is on.</summary>
    public byte[] Encode() => Artefacts.HasFlag(LetterArtefacts.Windows1252)
        ? CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Text)
        : Encoding.UTF8.GetBytes(Text);
}
