namespace ImrPredict.Audit.Log;

/// <summary>What one person did or saw in the review desk, once; things by their numbers, without text.</summary>
/// <param name="Sequence">Number in the trail, from 1.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Who">The person by name; empty where nobody was signed in.</param>
/// <param name="From">The address of the machine that asked.</param>
/// <param name="Action">What was asked for: method and form of the address, such as GET /batches/{batch}.</param>
/// <param name="Subject">What it was about, by number: batch=3 number=7; empty for nothing of its own.</param>
/// <param name="Status">
/// Status of the answer: 403 for what was refused; 102 for a change that begins, before what came of it.
/// </param>
/// <param name="Hash">Hash over the entry and the one before.</param>
public sealed record TrailEntry(
    long Sequence, DateTimeOffset At, string Who, string From, string Action, string Subject, int Status, string Hash);
