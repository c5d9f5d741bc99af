using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Sniffing;

/// <summary>What a file was found to be.</summary>
/// <param name="IsLetter">One determination letter, PDF or text.</param>
/// <param name="Table">A table, and how it is stored; null otherwise.</param>
/// <param name="Reason">Why it is none of these; empty where it is one.</param>
public sealed record InputKind(bool IsLetter, SniffedTable? Table, string Reason)
{
    /// <summary>Whether it holds letters rather than rows: a letter is read once, wherever it stands.</summary>
    public bool HoldsLetters => IsLetter || Pack is not null;

    /// <summary>Whether it is letters packed as JSON lines.</summary>
    public bool IsPackedLetters => Pack == LetterPack.Lines;

    /// <summary>How it holds many letters; null where it does not.</summary>
    internal LetterPack? Pack { get; private init; }

    /// <summary>One letter.</summary>
    public static InputKind Letter { get; } = new(true, null, "");

    /// <summary>Many letters.</summary>
    internal static InputKind Of(LetterPack pack) => new(false, null, "") { Pack = pack };

    /// <summary>A table.</summary>
    public static InputKind Of(SniffedTable table) => new(false, table, "");

    /// <summary>Nothing that can be read, and why.</summary>
    public static InputKind Unusable(string reason) => new(false, null, reason);
}
