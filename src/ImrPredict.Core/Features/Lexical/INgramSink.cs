using ImrPredict.Features.Lexical.Internals;

namespace ImrPredict.Features.Lexical;

/// <summary>What is done with each n-gram of a text: counting while fitting, looking up while transforming.</summary>
internal interface INgramSink
{
    /// <summary>Takes an n-gram.</summary>
    /// <param name="hash">Hash of the n-gram, its kind included.</param>
    /// <param name="start">Its first character in the text; -1 for the blank in front of the first word.</param>
    /// <param name="length">Its length there, the blanks of runs of characters included.</param>
    /// <param name="kind">What it is.</param>
    void Add(ulong hash, int start, int length, NgramKind kind);
}
