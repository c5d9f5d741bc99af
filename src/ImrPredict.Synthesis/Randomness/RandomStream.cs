namespace ImrPredict.Synthesis.Randomness;

/// <summary>
/// What a sequence of random numbers is for. Streams are independent: drawing more from one moves no other.
/// </summary>
internal enum RandomStream
{
    Latent = 1,
    Person,
    Dates,
    Outcome,
    Noise,
    Summary,
    SummaryBias,
    Edits,
    Title,
    Utilization,
    Rationale,
    Stock,
    Layout,
    Artefacts,
    Reviewer,
    Requester,
    Year,
    Cluster,
    Calibration,
    Dmhc,
    Backlog,
}
