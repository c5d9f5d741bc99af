namespace ImrPredict.Audit.Log;

/// <summary>What a person found about a flag.</summary>
public enum LogFinding
{
    /// <summary>The decision does stand out and deserved the second read.</summary>
    Confirmed,

    /// <summary>The decision is explained by something that the model cannot see.</summary>
    Explained,

    /// <summary>The data were wrong, e.g. the outcome was misread.</summary>
    DataError,

    /// <summary>A remark that judges nothing.</summary>
    Note,

    /// <summary>An earlier finding on the decision was a mistake and no longer counts.</summary>
    Withdrawn,
}
