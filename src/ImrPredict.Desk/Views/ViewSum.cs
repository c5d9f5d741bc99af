using ImrPredict.Desk.Store.Columns;
using ImrPredict.Scoring.Backlog;

namespace ImrPredict.Desk.Views;

/// <summary>What the items of a view come to.</summary>
/// <param name="Scored">Items with a probability.</param>
/// <param name="Abstained">Items without one.</param>
/// <param name="Expected">Overturns expected among them.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Services">Items by service, within what else the view asks for.</param>
/// <param name="Bands">Items by band, within what else the view asks for; an empty one has no probability.</param>
/// <param name="Months">Items by month (yyyy-MM), within what else the view asks for; an empty one has no date.</param>
public sealed record ViewSum(
    long Scored, long Abstained, double Expected, double Low, double High,
    IReadOnlyList<(string Value, long Count)> Services, IReadOnlyList<(string Value, long Count)> Bands,
    IReadOnlyList<(string Value, long Count)> Months)
{
    /// <summary>Whether any item of the batch has a date.</summary>
    public bool HasDates => Months.Any(month => month.Value.Length > 0);

    internal static ViewSum Of(OverturnSum sum, long abstained, ViewFacets facets) => new(
        sum.Items, abstained, sum.Expected, sum.Interval.Low, sum.Interval.High, facets.Services, facets.Bands,
        facets.Months);
}
