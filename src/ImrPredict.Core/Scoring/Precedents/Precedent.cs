using System.Globalization;
using ImrPredict.Cases;

namespace ImrPredict.Scoring.Precedents;

/// <summary>A similar earlier decision.</summary>
/// <param name="CaseNumber">Its case.</param>
/// <param name="Number">Its item.</param>
/// <param name="Title">What was asked for.</param>
/// <param name="Outcome">How it was decided.</param>
/// <param name="Decided">Date of decision; null where only the year is known, or nothing.</param>
/// <param name="Year">Year of decision; null where unknown.</param>
/// <param name="Similarity">How alike the two items are, 0 to 1.</param>
public sealed record Precedent(
    string CaseNumber, int Number, string Title, Outcome Outcome, DateOnly? Decided, int? Year, double Similarity)
{
    /// <summary>E.g. <c>CM16-0123456/1 Overturned 2016-12-20, similarity 0.74: MRI of the lumbar spine</c>.</summary>
    public override string ToString()
    {
        var date = Decided is { } day ? $" {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
            : Year is { } year ? string.Create(CultureInfo.InvariantCulture, $" {year}")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{CaseNumber}/{Number} {Outcome}{date}, similarity {Similarity:0.00}: {Title}");
    }
}
