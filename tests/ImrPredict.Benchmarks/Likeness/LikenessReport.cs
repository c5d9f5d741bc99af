using System.Globalization;
using System.Text;

namespace ImrPredict.Benchmarks.Likeness;

/// <summary>How a synthetic collection differs from a real one.</summary>
/// <param name="Letters">How many letters of each were compared: ours and real.</param>
/// <param name="Rows">The measures side by side.</param>
/// <param name="ToldApart">What a classifier reaches that tells ours from the real by words, by part and words.</param>
/// <param name="SharedSentences">Sentences of eight words or more of the texts, without the forms that every letter
/// has, that stand in both; there must be none.</param>
internal sealed record LikenessReport(
    (int Ours, int Real) Letters,
    IReadOnlyList<LikenessRow> Rows,
    IReadOnlyList<ToldApart> ToldApart,
    int SharedSentences)
{
    /// <summary>The report as lines of text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"measure",-58} {"ours",9} {"real",9}\n");
        text.Append(CultureInfo.InvariantCulture, $"{"letters",-58} {Letters.Ours,9} {Letters.Real,9}\n");
        foreach (var row in Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Measure,-58} {row.Ours,9:0.###} {row.Real,9:0.###}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"sentences of eight words or more in both: {SharedSentences}\n\n");
        text.Append("told apart by a logistic regression on word frequencies, AUC in 5-fold cross-validation\n");
        foreach (var told in ToldApart)
        {
            text.Append(CultureInfo.InvariantCulture, $"{told.Part,-8} {told.Words,-12} {told.Auc:0.000}\n");
        }

        foreach (var told in ToldApart.Where(t => t.Words == TellingWords.All))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{told.Part}, giveaways of ours: ").AppendJoin(' ', told.Ours);
            text.Append(CultureInfo.InvariantCulture, $"\n{told.Part}, giveaways of real: ").AppendJoin(' ', told.Real);
            text.Append('\n');
        }

        return text.ToString();
    }
}

/// <summary>One measure of two collections of letters.</summary>
/// <param name="Measure">What is measured, with its unit.</param>
/// <param name="Ours">Of the synthetic letters.</param>
/// <param name="Real">Of the real ones.</param>
internal sealed record LikenessRow(string Measure, double Ours, double Real);

/// <summary>How well a classifier tells our letters from the real ones.</summary>
/// <param name="Part">What it reads.</param>
/// <param name="Words">Which words it may use.</param>
/// <param name="Auc">Its AUC, cross-validated by letter; 0.5 is alike, 1 is never mistaken.</param>
/// <param name="Ours">What gives ours away, strongest first.</param>
/// <param name="Real">What gives the real ones away, strongest first.</param>
internal sealed record ToldApart(
    TellingPart Part, TellingWords Words, double Auc, IReadOnlyList<string> Ours, IReadOnlyList<string> Real);
