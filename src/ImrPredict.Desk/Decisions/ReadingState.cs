namespace ImrPredict.Desk.Decisions;

/// <summary>Where a reader stands with a decision.</summary>
public enum ReadingState
{
    /// <summary>Not looked at.</summary>
    Pending,

    /// <summary>Begun, not given; no other reader sees it.</summary>
    Draft,

    /// <summary>The reader has given a finding, or two others have.</summary>
    Done,

    /// <summary>Put aside without a finding.</summary>
    Discarded,
}
