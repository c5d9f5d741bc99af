namespace ImrPredict.Features.Lexical.Internals;

/// <summary>An n-gram where it was found.</summary>
/// <param name="Hash">Its hash.</param>
/// <param name="Text">Number of the text.</param>
/// <param name="Start">Its first character.</param>
/// <param name="Extent">Length and kind in one.</param>
internal readonly record struct FoundNgram(ulong Hash, int Text, int Start, int Extent)
{
    private const int KindBits = 3;

    /// <summary>Its length.</summary>
    public int Length => Extent >> KindBits;

    /// <summary>What it is.</summary>
    public NgramKind Kind => (NgramKind)(Extent & ((1 << KindBits) - 1));

    /// <summary>Length and kind in one.</summary>
    public static int ExtentOf(int length, NgramKind kind) => (length << KindBits) | (int)kind;
}
