using ImrPredict.Audit.Log;

namespace ImrPredict.Desk.Decisions;

/// <summary>What a reader has begun or put aside.</summary>
/// <param name="State"><see cref="ReadingState.Draft"/> or <see cref="ReadingState.Discarded"/>.</param>
/// <param name="Finding">What a draft would find; null where that is open.</param>
/// <param name="Note">Its note.</param>
public sealed record Reading(ReadingState State, LogFinding? Finding, string Note);
