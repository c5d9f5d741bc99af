namespace ImrPredict.Synthesis;

/// <summary>Why a letter reads like another.</summary>
internal enum ClusterKind
{
    /// <summary>It does not, as far as the generator planned.</summary>
    None = 0,

    /// <summary>The same case again under another number and at a later date, with another decision drawn.</summary>
    Resubmission,

    /// <summary>A requester's stock request: same items and wording for another person.</summary>
    RequesterKit,
}
