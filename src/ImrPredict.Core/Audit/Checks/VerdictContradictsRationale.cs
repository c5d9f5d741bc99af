using ImrPredict.Ingest.Letters.Items;

namespace ImrPredict.Audit.Checks;

/// <summary>The verdict word and the rationale's closing sentence contradict each other.</summary>
internal sealed class VerdictContradictsRationale : ItemCheck
{
    /// <inheritdoc/>
    public override string? Find(CheckedItem item) =>
        RationaleVerdict.Contradicts(item.Decision.Outcome, item.Decision.Rationale)
            ? "The verdict and the rationale's closing sentence say opposite things."
            : null;
}
