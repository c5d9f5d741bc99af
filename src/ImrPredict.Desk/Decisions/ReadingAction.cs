using ImrPredict.Audit.Log;
using ImrPredict.Reports.Audit.Findings;

namespace ImrPredict.Desk.Decisions;

/// <summary>What a reader does with a decision.</summary>
/// <param name="Name">Its name in forms and in the interface for programs.</param>
/// <param name="Words">What a button says.</param>
/// <param name="Finding">The finding that it gives; null for none.</param>
/// <param name="Becomes">The state that it leaves, where no finding is given.</param>
public sealed record ReadingAction(string Name, string Words, LogFinding? Finding, ReadingState Becomes)
{
    /// <summary>Settles what readers found differently.</summary>
    public const string Settle = "settle";

    /// <summary>Takes back a finding that no other reader has answered.</summary>
    public const string Withdraw = "withdrawn";

    /// <summary>Keeps what is begun.</summary>
    public const string Draft = "draft";

    /// <summary>The findings that there are, with what they mean.</summary>
    public static readonly IReadOnlyList<(LogFinding Finding, string Meaning)> Findings =
    [
        (LogFinding.Confirmed, "it does stand out and deserved the second read"),
        (LogFinding.Explained, "by something that the model cannot see"),
        (LogFinding.DataError, "the data are wrong, e.g. the outcome was misread"),
    ];

    /// <summary>What can be done with all that a view shows.</summary>
    public static readonly IReadOnlyList<ReadingAction> OfMany =
    [
        .. Findings.Select(known => new ReadingAction(
            FindingWords.NameOf(known.Finding), FindingWords.Of(known.Finding), known.Finding, ReadingState.Done)),
        new("discard", "put aside", null, ReadingState.Discarded),
        new("reopen", "pending again", null, ReadingState.Pending),
    ];

    /// <summary>The action of a name; null where there is none.</summary>
    public static ReadingAction? Named(string name) => OfMany.FirstOrDefault(action => action.Name == name);

    /// <summary>The action that gives a finding.</summary>
    public static ReadingAction Of(LogFinding finding) => OfMany.First(action => action.Finding == finding);

    /// <summary>The finding of a name; null where it is none that a reader gives.</summary>
    public static LogFinding? FindingNamed(string name) => Named(name.Replace('_', '-'))?.Finding;

    /// <summary>Whether it does anything with a decision.</summary>
    public bool AppliesTo(QueueLine line) => Becomes == ReadingState.Pending
        ? line.State is ReadingState.Discarded or ReadingState.Draft
        : line.State is ReadingState.Pending or ReadingState.Draft
            || (line.State == ReadingState.Discarded && Becomes != ReadingState.Discarded);
}
