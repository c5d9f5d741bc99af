namespace ImrPredict.Synthesis.Likeness;

/// <summary>Which words a classifier may use that tells our letters from the real ones.</summary>
public enum TellingWords
{
    /// <summary>Every word, number shape and sign in three letters or more.</summary>
    All,

    /// <summary>The 500 that stand in most letters, ours and real.</summary>
    Frequent500,

    /// <summary>Function words such as "of", "which" and "was" alone: style without subject.</summary>
    StopWords,
}
