using ImrPredict.Cases;
using ImrPredict.Desk.Store;
using ImrPredict.Scoring.Items;
using ImrPredict.Scoring.Precedents;

namespace ImrPredict.Desk.Work;

/// <summary>Explains items of the store by the model that scored them, and by no other.</summary>
internal sealed class ItemExplainer(DeskStore store, DeskModels models)
{
    private readonly ItemTable _items = new(store);

    /// <summary>What an explained item shares with each of its precedents; null where that is not known.</summary>
    /// <param name="batch">Its batch.</param>
    /// <param name="explained">What <see cref="Explain"/> gave.</param>
    public IReadOnlyList<PrecedentLikeness?> Compare(Batch batch, ItemExplanation explained) =>
        models.Open(batch.Model).Scorer.Compare(explained);

    /// <summary>An item explained.</summary>
    /// <param name="batch">A batch that is done.</param>
    /// <param name="number">The place of the item in it.</param>
    /// <returns>Null where there is no such item.</returns>
    /// <exception cref="ImrPredictException">The model that scored it is not at hand.</exception>
    public ItemExplanation? Explain(Batch batch, long number)
    {
        if (_items.Text(batch.Id, number) is not { } text || batch.Result is not { } result)
        {
            return null;
        }

        var model = models.Open(batch.Model);
        return model.Id == result.ModelId
            ? model.Scorer.Explain(text.AsRead())
            : throw new ImrPredictException(
                $"the model that scored this item ({result.ModelId}) is no longer in {batch.Model}: only what the "
                + "score table says is at hand.");
    }
}
