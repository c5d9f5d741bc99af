using ImrPredict.Architecture.Map;

namespace ImrPredict.Architecture.Rules;

/// <summary>The name of a type says what it is; some endings fit everything and say nothing.</summary>
public static class EmptyNames
{
    private static readonly string[] Endings =
        ["Manager", "Helper", "Helpers", "Util", "Utils", "Processor", "Service"];

    /// <summary>Types of src with such a name.</summary>
    public static IReadOnlyList<string> Find(CodeMap map) =>
    [
        .. map.Types
            .Where(type => Endings.Any(ending => type.Symbol.Name.EndsWith(ending, StringComparison.Ordinal)))
            .Select(type => $"{type.Name} in {type.Files[0].Name}"),
    ];
}
