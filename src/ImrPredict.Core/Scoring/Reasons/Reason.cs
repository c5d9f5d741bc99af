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
    /// Whether it rests on the text as a whole and on nothing that could be pointed at; such reasons come last.
    /// </summary>
    internal bool IsOfWhole { get; init; }

    /// <summary>What it does to the probability in words, e.g. <c>raises clearly</c>.</summary>
    public string Effect => $"{(LogOdds >= 0 ? "raises" : "lowers")} {Math.Abs(LogOdds) switch
    {
        < 0.1 => "slightly",
        < 0.3 => "a little",
        < 0.7 => "clearly",
        _ => "strongly",
    }}";

    /// <summary>What the model looked at, with the words quoted.</summary>
    public string Quoted => Quote is null ? Words : $"{Words}, \"{Quote}\"";

    /// <summary>
    /// E.g. <c>failed conservative care documented, "six weeks of therapy without relief": raises clearly (0.42)</c>.
    /// </summary>
    public override string ToString()
    {
        return string.Create(CultureInfo.InvariantCulture, $"{Quoted}: {Effect} ({Math.Abs(LogOdds):0.00})");
    }
}
