namespace ImrPredict.Audit.Twins;

/// <summary>Items that twin pairs tie together.</summary>
/// <param name="Rows">Rows of the audited list, ascending.</param>
/// <param name="Upheld">How many were upheld.</param>
/// <param name="Overturned">How many were overturned.</param>
public sealed record TwinCluster(IReadOnlyList<int> Rows, int Upheld, int Overturned)
{
    /// <summary>Whether its items were decided differently.</summary>
    public bool Split => Upheld > 0 && Overturned > 0;
}
