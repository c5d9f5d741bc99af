namespace ImrPredict.Training.Settings;

/// <summary>Names of the learners, as options and reports spell them.</summary>
public static class CandidateNames
{
    /// <summary>
    /// Logistic regression on what title and clinical text say: words and phrases, clinical evidence, and what is
    /// published of the treatment named.
    /// </summary>
    public const string Text = "text";

    /// <summary>Logistic regression on categories and their crosses.</summary>
    public const string Codes = "codes";

    /// <summary>FastTree on rates, quantities and delays.</summary>
    public const string Rates = "rates";

    /// <summary>
    /// The baseline: one logistic regression on words, pairs of words and categories, with one fixed penalty.
    /// </summary>
    public const string Plain = "plain";

    /// <summary>LightGBM on all columns, trained by several processes together; alone in its model.</summary>
    public const string Distributed = "lightgbm-gang";

    /// <summary>Log-odds of several learners added up with weights learnt on held-out rows.</summary>
    public const string Fused = "fused";

    /// <summary>The names that options may list.</summary>
    internal static IReadOnlyList<string> All { get; } = [Text, Codes, Rates, Plain];

    /// <summary>Names of kinds of learners, each for the learners of its kind that need no other library.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> Kinds { get; } =
        new Dictionary<string, IReadOnlyList<string>> { ["logistic"] = [Text, Codes], ["fasttree"] = [Rates] };
}
