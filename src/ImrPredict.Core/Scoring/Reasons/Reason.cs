using System.Globalization;
using ImrPredict.Text;

namespace ImrPredict.Scoring.Reasons;

/// <summary>One reason of a score.</summary>
/// <param name="Words">What the model looked at, in plain words.</param>
/// <param name="Quote">The words of the clinical text behind it; null where the reason does not rest on any.</param>
/// <param name="LogOdds">What it adds to the log-odds before calibration; positive speaks for overturn.</param>
public sealed record Reason(string Words, string? Quote, double LogOdds)
{
    /// <summary>
    /// The sentence of the clinical text that the reason rests on; null where it does not rest on one.
    /// </summary>
    public TextSpan? Sentence { get; init; }

    /// <summary>
    /// E.g. <c>failed conservative care documented, "six weeks of therapy without relief": raises (0.42)</c>.
    /// </summary>
    public override string ToString()
    {
        var effect = LogOdds >= 0 ? ": raises (" : ": lowers (";
        return Quote is null
            ? string.Concat([Words, effect, Size(), ")"])
            : string.Concat([Words, ", \"", Quote, "\"", effect, Size(), ")"]);
    }

    // Two decimals of a small number, whose hundredths are whole where it does not lie halfway between two: several
    // times as fast as the format. Near halfway, and of a large number, the format decides.
    private string Size()
    {
        var size = Math.Abs(LogOdds);
        var hundredths = size * 100;
        var below = Math.Floor(hundredths);
        if (!(hundredths < 1e5) || Math.Abs(hundredths - below - 0.5) < 1e-6)
        {
            return size.ToString("0.00", CultureInfo.InvariantCulture);
        }

        var whole = (int)below + (hundredths - below > 0.5 ? 1 : 0);
        return string.Create(CultureInfo.InvariantCulture, $"{whole / 100}.{whole / 10 % 10}{whole % 10}");
    }
}
