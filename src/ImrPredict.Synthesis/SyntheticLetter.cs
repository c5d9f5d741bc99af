using System.Text;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;

namespace ImrPredict.Synthesis;

/// <summary>A synthetic determination letter with the truth about it.</summary>
public sealed record SyntheticLetter
{
    /// <summary>Position in the corpus, from 0.</summary>
    public required long Index { get; init; }

    /// <summary>Case number from a range that no real letter uses: <c>CMyy-9nnnnnn</c>.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>The layout that it is set in.</summary>
    public required LetterLayout Layout { get; init; }

    /// <summary>The artefacts of its text.</summary>
    public required LetterArtefacts Artefacts { get; init; }

    /// <summary>The letter as text, artefacts included.</summary>
    public required string Text { get; init; }

    /// <summary>The clinical summary as written, before artefacts; passages are offsets into it.</summary>
    public required string Summary { get; init; }

    /// <summary>Sentences of <see cref="Summary"/> that state the verdict.</summary>
    public required IReadOnlyList<Passage> SummaryLeaks { get; init; }

    /// <summary>The items, in order.</summary>
    public required IReadOnlyList<SyntheticItem> Items { get; init; }

    /// <summary>Name of the group of letters that tell the same case.</summary>
    public required string Cluster { get; init; }

    /// <summary>Why it reads like another letter.</summary>
    public required ClusterKind ClusterKind { get; init; }

    /// <summary>Date of injury.</summary>
    public required DateOnly InjuryDate { get; init; }

    /// <summary>Date of the utilization review denial.</summary>
    public required DateOnly UrDenialDate { get; init; }

    /// <summary>Date on which the application was received.</summary>
    public required DateOnly ReceivedDate { get; init; }

    /// <summary>Date of assignment.</summary>
    public required DateOnly AssignedDate { get; init; }

    /// <summary>Date of the decision.</summary>
    public required DateOnly DecisionDate { get; init; }

    /// <summary>Age in years; null where the letter does not state it.</summary>
    public required int? Age { get; init; }

    /// <summary>Sex.</summary>
    public required Sex Sex { get; init; }

    /// <summary>Priority.</summary>
    public required Priority Priority { get; init; }

    /// <summary>Number of the reviewer, hidden in the letter.</summary>
    public required int Reviewer { get; init; }

    /// <summary>Specialty of the reviewer as printed.</summary>
    public required string ReviewerSpecialty { get; init; }

    /// <summary>Number of the requesting physician, hidden in the letter.</summary>
    public required int Requester { get; init; }

    /// <summary>The letter before artefacts, for setting it in another medium.</summary>
    internal ImrPredict.Synthesis.Writing.LetterDraft? Draft { get; init; }

    /// <summary>Name of its text file.</summary>
    public string FileName => $"{CaseNumber}.txt";

    /// <summary>The bytes of its text file: UTF-8, or Windows-1252 where that artefact is on.</summary>
    public byte[] Encode() => Artefacts.HasFlag(LetterArtefacts.Windows1252)
        ? CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Text)
        : Encoding.UTF8.GetBytes(Text);
}
