namespace ImrPredict.Text.Verdicts;

/// <summary>Which way a phrase points when it stands alone.</summary>
public enum VerdictPolarity
{
    /// <summary>The phrase does not say which way.</summary>
    Neutral,

    /// <summary>The denial stands.</summary>
    Uphold,

    /// <summary>The denial falls.</summary>
    Overturn,
}
