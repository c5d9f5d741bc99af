using ImrPredict.Architecture.Map;

namespace ImrPredict.Architecture.Rules;

/// <summary>A line of code fits beside another on a screen.</summary>
public static class LongLines
{
    /// <summary>The most columns of a line.</summary>
    public const int Limit = 120;

    /// <summary>Longer lines in src and tests, with file and line.</summary>
    public static IReadOnlyList<string> Find(CodeMap map) =>
    [
        .. from text in map.Texts
           from line in text.Lines.Index()
           where line.Item.Length > Limit
           select $"{text.Path}:{line.Index + 1} has {line.Item.Length} columns",
    ];
}
