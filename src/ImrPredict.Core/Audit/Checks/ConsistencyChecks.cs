using ImrPredict.Audit.Twins;
using ImrPredict.Cases;

namespace ImrPredict.Audit.Checks;

/// <summary>Looks for what does not fit together inside a decided item, or between items.</summary>
internal static class ConsistencyChecks
{
    /// <summary>Every check, in the order in which findings are listed.</summary>
    public static readonly ConsistencyCheck[] All =
    [
        new VerdictContradictsRationale(),
        new SharedRationale(),
        new GuidelineOfAnotherBodyPart(),
        new AgeDiffers(),
        new SexDiffers(),
        new SideDiffers(),
        new InjuryDateDiffers(),
        new DatesOutOfOrder(),
        new DecidedThoughWithdrawn(),
    ];

    /// <summary>Runs every check.</summary>
    /// <param name="items">Decided items.</param>
    /// <param name="options">Similarity from which on rationales are the same.</param>
    /// <returns>Findings by row, then in the order of the checks.</returns>
    public static IReadOnlyList<ConsistencyFinding> Run(IReadOnlyList<DecidedItem> items, TwinOptions options)
    {
        List<CheckedItem> looked = [.. items.Select(item => new CheckedItem(item))];
        return [.. All
            .SelectMany(check => check.Find(looked, options).Select(found => new ConsistencyFinding(
                found.Row, items[found.Row].Item.CaseNumber, items[found.Row].Item.Number, check, found.Words)))
            .OrderBy(finding => finding.Row)];
    }
}
