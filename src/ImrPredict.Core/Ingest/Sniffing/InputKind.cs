using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>What a file was found to be.</summary>
/// <param name="IsLetter">One determination letter, PDF or text.</param>
/// <param name="IsPackedLetters">Letters packed as JSON lines.</param>
/// <param name="Table">A table, and how it is stored; null otherwise.</param>
/// <param name="Reason">Why it is none of these; empty where it is one.</param>
public sealed record InputKind(bool IsLetter, bool IsPackedLetters, SniffedTable? Table, string Reason)
{
    /// <summary>Whether it holds letters rather than rows: a letter is read once, wherever it stands.</summary>
    public bool HoldsLetters => IsLetter || IsPackedLetters;

    /// <summary>One letter.</summary>
    public static InputKind Letter { get; } = new(true, false, null, "");

    /// <summary>Packed letters.</summary>
    public static InputKind PackedLetters { get; } = new(false, true, null, "");

    /// <summary>A table.</summary>
    public static InputKind Of(SniffedTable table) => new(false, false, table, "");

    /// <summary>Nothing that can be read, and why.</summary>
    public static InputKind Unusable(string reason) => new(false, false, null, reason);
}
