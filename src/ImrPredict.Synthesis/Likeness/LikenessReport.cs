using System.Globalization;
using System.Text;

namespace ImrPredict.Synthesis;

/// <summary>How a synthetic collection differs from a real one.</summary>
/// <param name="Rows">The measures side by side.</param>
/// <param name="TellApartAuc">AUC, cross-validated, of a classifier that tells ours from the real by words; 0.5 is
/// alike.</param>
/// <param name="Giveaways">The words that give a letter away, strongest first; positive weights speak for ours.</param>
/// <param name="SharedSentences">Sentences of eight words or more that stand in both; there must be none.</param>
public sealed record LikenessReport(
    IReadOnlyList<LikenessRow> Rows,
    double TellApartAuc,
    IReadOnlyList<KeyValuePair<string, double>> Giveaways,
    int SharedSentences)
{
    /// <summary>The report as lines of text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var row in Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Measure,-52} {row.Ours,10:0.###} {row.Real,10:0.###}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"sentences in both: {SharedSentences}\n");
        text.Append(CultureInfo.InvariantCulture, $"told apart by words, AUC: {TellApartAuc:0.###}; by ");
        text.AppendJoin(", ", Giveaways.Select(g => $"{(g.Value > 0 ? "+" : "-")}{g.Key}"));
        return text.Append('\n').ToString();
    }
}
