using ImrPredict.Audit.Twins;

namespace ImrPredict.Audit.Checks;

/// <summary>Looks for one kind of thing that does not fit together in decided items.</summary>
public abstract class ConsistencyCheck
{
    /// <summary>Name in <c>findings.csv</c> and, in snake case, in <c>audit.json</c>: that of the class.</summary>
    public string Name => GetType().Name;

    /// <summary>Finds the rows that do not fit, in any order, with words that quote no clinical text.</summary>
    internal abstract IEnumerable<(int Row, string Words)> Find(IReadOnlyList<CheckedItem> items, TwinOptions options);
}
