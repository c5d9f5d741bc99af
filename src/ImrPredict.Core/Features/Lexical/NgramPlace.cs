namespace ImrPredict.Features.Lexical;

/// <summary>An n-gram that has a column, where it stands in a text.</summary>
internal readonly struct NgramPlace
{
    // Column above sentence, so that places sort as plain numbers.
    private readonly ulong _packed;

    /// <summary>A place.</summary>
    /// <param name="column">Its column, from the first of the block.</param>
    /// <param name="sentence">Number of its sentence.</param>
    public NgramPlace(int column, int sentence) => _packed = ((ulong)column << 32) | (uint)sentence;

    /// <summary>Its column, from the first of the block.</summary>
    public int Column => (int)(_packed >> 32);

    /// <summary>Number of its sentence.</summary>
    public int Sentence => (int)_packed;
}
