namespace ImrPredict.Synthesis;

/// <summary>What was written.</summary>
/// <param name="Letters">Letters, as text or PDF.</param>
/// <param name="Pdfs">Of these as PDF.</param>
/// <param name="Items">Disputed items in them.</param>
/// <param name="Overturned">Items whose printed verdict is an overturn.</param>
/// <param name="PlanRows">Rows of each health plan file.</param>
/// <param name="BacklogRows">Rows of the open backlog, broken ones counted.</param>
public sealed record CorpusSummary(
    long Letters, long Pdfs, long Items, long Overturned, long PlanRows, long BacklogRows);
