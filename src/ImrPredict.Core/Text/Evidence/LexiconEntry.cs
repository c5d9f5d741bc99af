namespace ImrPredict.Text.Evidence;

/// <summary>What a pattern of the evidence tables stands for.</summary>
internal abstract record LexiconEntry
{
    /// <summary>Number of words that the pattern demands; more words say more.</summary>
    public int Words { get; init; }

    /// <summary>A phrase that names a concept.</summary>
    /// <param name="Concept">The concept.</param>
    /// <param name="Status">What the phrase says by itself.</param>
    /// <param name="Fixed">Whether no negation or plan changes that.</param>
    /// <param name="Ignored">Whether the words mean something else.</param>
    /// <param name="Unquoted">Whether it holds even in the words of a guideline, being about the guideline.</param>
    internal sealed record Term(
        EvidenceConcept Concept, Assertion Status, bool Fixed, bool Ignored, bool Unquoted = false) : LexiconEntry;

    /// <summary>A phrase that changes the status of mentions near it.</summary>
    /// <param name="Effect">Which status it gives.</param>
    /// <param name="Before">Whether it stands before the mention.</param>
    /// <param name="Kind">The concepts that it acts on; null for all.</param>
    /// <param name="Reach">How many words may stand between.</param>
    /// <param name="Until">What ends its reach sooner.</param>
    internal sealed record Trigger(
        TriggerEffect Effect, bool Before, ConceptKind? Kind, int Reach, ReachEnd Until) : LexiconEntry;

    /// <summary>A word that ends the reach of triggers.</summary>
    /// <param name="Kind">Of which.</param>
    internal sealed record Stop(StopKind Kind) : LexiconEntry;

    /// <summary>A phrase that begins or ends a quoted guideline.</summary>
    /// <param name="Reach">How far.</param>
    internal sealed record Cue(CueReach Reach) : LexiconEntry;
}

/// <summary>Which status a trigger gives.</summary>
internal enum TriggerEffect
{
    /// <summary>It hides shorter triggers in its words.</summary>
    None,

    /// <summary>Absent.</summary>
    Absent,

    /// <summary>Hypothetical.</summary>
    Hypothetical,

    /// <summary>Hypothetical, whatever stands nearer.</summary>
    Conditional,
}

/// <summary>What ends the reach of a trigger.</summary>
internal enum ReachEnd
{
    /// <summary>The sentence.</summary>
    None,

    /// <summary>A clause stop.</summary>
    Clause,

    /// <summary>A verb or a clause stop.</summary>
    Verb,
}

/// <summary>Which triggers a stop ends.</summary>
internal enum StopKind
{
    /// <summary>Those that reach as far as a verb or a clause.</summary>
    Clause,

    /// <summary>Those that reach as far as a verb.</summary>
    Verb,

    /// <summary>
    /// Negations that reach as far as a verb; a request goes on: "requested drugs including naproxen".
    /// </summary>
    Negation,

    /// <summary>As a clause, but not for what stands right before it: "the following was requested; a brace".</summary>
    Semicolon,
}

/// <summary>How far a guideline cue reaches.</summary>
internal enum CueReach
{
    /// <summary>Behind the cue.</summary>
    After,

    /// <summary>The whole sentence.</summary>
    Sentence,

    /// <summary>It ends a quote.</summary>
    Patient,
}

/// <summary>
/// Which triggers act on a concept: a treatment can be requested, a finding can be denied by the patient.
/// </summary>
internal enum ConceptKind
{
    /// <summary>A state, symptom or sign.</summary>
    Finding,

    /// <summary>Something that is done to or taken by the patient.</summary>
    Treatment,
}
