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
        var quoted = Quote is null ? "" : $", \"{Quote}\"";
        var effect = LogOdds >= 0 ? "raises" : "lowers";
        return string.Create(CultureInfo.InvariantCulture, $"{Words}{quoted}: {effect} ({Math.Abs(LogOdds):0.00})");
    }
}
