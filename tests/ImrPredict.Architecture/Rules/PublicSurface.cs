using ImrPredict.Architecture.Map;
using Microsoft.CodeAnalysis;

namespace ImrPredict.Architecture.Rules;

/// <summary>Public types of Core are those that a program of src uses; the rest is internal.</summary>
public static class PublicSurface
{
    /// <summary>
    /// Public types of Core that no other project of src and no notebook uses. A type counts as used, too, if a used
    /// type shows it: as a base, in a signature or between angle brackets. Tests do not count.
    /// </summary>
    public static IReadOnlyList<string> Unused(CodeMap map)
    {
        var used = UsedTypes(map);
        return
        [
            .. map.Types
                .Where(type => type.Project.IsCore && type.IsOutermost && IsVisible(type.Symbol))
                .Where(type => !used.Contains(type) && !map.NotebookWords.Contains(type.Symbol.Name))
                .Select(type => $"{type.Name} in {type.Files[0].Name}"),
        ];
    }

    private static HashSet<DeclaredType> UsedTypes(CodeMap map)
    {
        var open = new Queue<DeclaredType>(map.References
            .Where(reference => reference.Type.Project.IsCore && !reference.File.Project.IsCore)
            .Select(reference => map.Outermost(reference.Type)));
        var used = new HashSet<DeclaredType>();
        while (open.TryDequeue(out var type))
        {
            if (used.Add(type))
            {
                foreach (var shown in ShownBy(type.Symbol).SelectMany(Named).Select(map.Find).OfType<DeclaredType>())
                {
                    open.Enqueue(map.Outermost(shown));
                }
            }
        }

        return used;
    }

    private static IEnumerable<ITypeSymbol?> ShownBy(INamedTypeSymbol type) =>
    [
        type.BaseType,
        .. type.Interfaces,
        .. type.TypeParameters.SelectMany(parameter => parameter.ConstraintTypes),
        .. type.DelegateInvokeMethod is { } invoke ? ShownBy(invoke) : [],
        .. type.GetMembers().Where(IsVisible).SelectMany(ShownBy),
    ];

    private static IEnumerable<ITypeSymbol?> ShownBy(ISymbol member) => member switch
    {
        INamedTypeSymbol inner => ShownBy(inner),
        IFieldSymbol field => [field.Type],
        IPropertySymbol property => [property.Type, .. property.Parameters.Select(parameter => parameter.Type)],
        IEventSymbol occurrence => [occurrence.Type],
        IMethodSymbol method =>
        [
            method.ReturnType,
            .. method.Parameters.Select(parameter => parameter.Type),
            .. method.TypeParameters.SelectMany(parameter => parameter.ConstraintTypes),
        ],
        _ => [],
    };

    private static IEnumerable<INamedTypeSymbol> Named(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Named(array.ElementType),
        IPointerTypeSymbol pointer => Named(pointer.PointedAtType),
        INamedTypeSymbol named => [named, .. named.TypeArguments.SelectMany(Named)],
        _ => [],
    };

    private static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility
        is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
}
