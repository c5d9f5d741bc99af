using System.Text.Json.Serialization;

namespace ImrPredict.Audit.Log;

/// <summary>One line of the log.</summary>
/// <param name="Sequence">Number from 1, without gap; null where it is not told.</param>
/// <param name="At">When, UTC, as the caller gave it.</param>
/// <param name="Who">Who, as the caller gave it; empty where not given.</param>
/// <param name="CaseNumber">Case that it is about.</param>
/// <param name="Item">Item in the letter, from 1; 0 for the whole letter.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Note">A remark; may be empty.</param>
/// <param name="Hash">SHA-256 over the entry and the hash before it, lower-case hex; null where it is not told.</param>
public sealed record LogEntry(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Sequence,
    DateTimeOffset At, string Who, string CaseNumber, int Item, LogFinding Finding, string Note,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Hash)
{
    /// <summary>Whether it settles findings of readers that differ.</summary>
    public bool Adjudicates { get; init; }
}
