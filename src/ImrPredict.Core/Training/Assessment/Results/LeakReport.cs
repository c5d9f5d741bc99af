using System.Globalization;
using System.Text.Json.Serialization;

namespace ImrPredict.Training.Assessment.Results;

/// <summary>What the leak sentinel found.</summary>
public sealed record LeakReport
{
    private const int Named = 3;

    /// <summary>Share of the clinical texts in which a verdict phrase is still found; NaN without texts.</summary>
    public required double ResidualShare { get; init; }

    /// <summary>Cross-validated AUC of logistic regression on the text as it is; NaN without uncut text.</summary>
    public required double CutAuc { get; init; }

    /// <summary>The same on the text before cutting: how much the verdict's words would have given away.</summary>
    public required double UncutAuc { get; init; }

    /// <summary>
    /// AUC on the uncut text minus AUC on the text as it is, with its interval; null without uncut text.
    /// </summary>
    public AucDifference? UncutGain { get; init; }

    /// <summary>Clinical texts looked at.</summary>
    public int Texts { get; init; }

    /// <summary>The strings that count as stating a verdict. A text that says it in other words is not found.</summary>
    public IReadOnlyList<string> LookedFor { get; init; } = [];

    /// <summary>
    /// What was looked for and found, in words, so that a share of 0 is not taken for a promise; empty without texts.
    /// </summary>
    public string Looked
    {
        get
        {
            if (Texts == 0)
            {
                return "";
            }

            var found = (int)Math.Round(ResidualShare * Texts);
            var texts = Texts.ToString("#,0", CultureInfo.InvariantCulture);
            var first = string.Join("\", \"", LookedFor.Take(Named));
            var strings = $"{LookedFor.Count} strings looked for (\"{first}\", ...)";
            var held = found.ToString("#,0", CultureInfo.InvariantCulture);
            return (found == 0 ? $"none of the {strings} stands in any of the {texts} clinical texts"
                : $"{held} of the {texts} clinical texts {(found == 1 ? "holds" : "hold")} one of the {strings}")
                + "; a verdict in other words is not seen";
        }
    }

    /// <summary>Rows that were not learnt from because their clinical text still states the verdict.</summary>
    public int LeftOut { get; init; }

    /// <summary>
    /// Sentences that still state the verdict, at most 20; they stand in a file beside the report, not in it.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<LeakingSentence> Sentences { get; init; } = [];

    /// <summary>Single features of the highest AUC, either direction, highest first.</summary>
    public required IReadOnlyList<FeatureAuc> Features { get; init; }

    /// <summary>Features that surely go with one outcome, the purest first; at most 20.</summary>
    public IReadOnlyList<PureFeature> Pure { get; init; } = [];

    /// <summary>Whether training should stop.</summary>
    public required bool Tripped { get; init; }

    /// <summary>Why it tripped or warns; empty where nothing is suspicious.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }
}
