using ImrPredict.Architecture.Map;

namespace ImrPredict.Architecture.Rules;

/// <summary>What nobody names is likely dead.</summary>
public static class UnnamedTypes
{
    /// <summary>Types of src that no other type and no statement of src uses.</summary>
    public static IReadOnlyList<string> Find(CodeMap map)
    {
        var used = map.References.Select(reference => map.Outermost(reference.Type)).ToHashSet();
        return
        [
            .. map.Types.Where(type => type.IsOutermost && !used.Contains(type))
                .Select(type => $"{type.Name} in {type.Files[0].Name}"),
        ];
    }
}
