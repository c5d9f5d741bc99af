using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Scoring.Reasons;
using ImrPredict.Training.Model;

namespace ImrPredict.Audit.Run;

/// <summary>
/// Evidence about a decision from the model that has not seen it: what moved it most, where that is in the clinical
/// text, and which similar decisions there are.
/// </summary>
/// <param name="items">Decided items.</param>
/// <param name="modelOf">A model that has not seen a row, by its place.</param>
internal sealed class OutOfFoldEvidence(IReadOnlyList<DecidedItem> items, Func<int, OutcomeModel> modelOf)
{
    private const int Looked = 16;
    private const int Against = 6;
    private const int For = 3;
    private const int Precedents = 5;

    private readonly SimilarDecisions _similar = new(items);
    private readonly Dictionary<OutcomeModel, ReasonFinder> _finders = [];

    /// <summary>Finds the evidence about a row. For one thread.</summary>
    /// <param name="row">Place of the item, from 0.</param>
    public ItemEvidence Find(int row)
    {
        var moved = Reasons(items[row].Item, modelOf(row));
        var pointed = moved.ToLookup(r => r.LogOdds > 0 == items[row].Overturned);
        return new ItemEvidence
        {
            Against = [.. pointed[false].Take(Against).Select(Words)],
            For = [.. pointed[true].Take(For).Select(Words)],
            Spans = [.. moved.Where(r => r.Sentence is not null).OrderBy(r => r.Sentence!.Value.Start)
                .Select(r => new EvidenceSpan(r.Sentence!.Value, r.LogOdds > 0))],
            Precedents = _similar.Find(row, Precedents),
        };
    }

    private IReadOnlyList<Reason> Reasons(DisputedItem item, OutcomeModel model)
    {
        if (!_finders.TryGetValue(model, out var finder))
        {
            _finders[model] = finder = new ReasonFinder(model);
        }

        var reading = model.Features.Read(item.ClinicalText);
        return finder.Find(item, model.Features.Transform(item, reading), reading, Looked).Largest;
    }

    private static string Words(Reason reason) => string.Create(
        CultureInfo.InvariantCulture, $"{reason.Quoted} ({Math.Abs(reason.LogOdds):0.00})");
}
