namespace ImrPredict.Architecture.Map;

/// <summary>One file or folder uses another.</summary>
/// <param name="From">The one that uses.</param>
/// <param name="To">The one that is used.</param>
/// <param name="Because">What is used: between files types, between folders files with the types they use.</param>
public sealed record Arrow(string From, string To, IReadOnlyList<string> Because)
{
    private const int Shown = 5;

    /// <summary>The arrow with its reasons; of many, the first few.</summary>
    public override string ToString() =>
        $"{From} -> {To} ({string.Join(", ", Because.Take(Shown))}"
        + (Because.Count > Shown ? $" and {Because.Count - Shown} more)" : ")");
}
