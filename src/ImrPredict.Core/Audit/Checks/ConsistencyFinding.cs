namespace ImrPredict.Audit.Checks;

/// <summary>Something in a decided item that does not fit together. It holds no clinical text.</summary>
/// <param name="Row">Row of the item in the audited list, from 0.</param>
/// <param name="CaseNumber">Published case number.</param>
/// <param name="Number">Position in its letter, from 1.</param>
/// <param name="Check">The check that found it.</param>
/// <param name="Words">The finding in plain words.</param>
public sealed record ConsistencyFinding(
    int Row, string CaseNumber, int Number, ConsistencyCheck Check, string Words);
