using ImrPredict.Architecture.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImrPredict.Architecture.Map;

/// <summary>The types of src by symbol, whichever project's view of them a symbol belongs to.</summary>
internal sealed class TypeIndex
{
    private readonly Dictionary<string, DeclaredType> _types;

    /// <summary>Collects the types of projects.</summary>
    public TypeIndex(IEnumerable<CompiledProject> projects)
    {
        var declared =
            from project in projects
            from file in project.Files
            let model = project.Compilation.GetSemanticModel(file.Tree)
            from node in file.Tree.GetRoot().DescendantNodes()
            where node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
            let symbol = (INamedTypeSymbol)model.GetDeclaredSymbol(node)!
            group (symbol, file) by Key(symbol);
        _types = declared.ToDictionary(
            type => type.Key,
            type => new DeclaredType(
                type.First().symbol, type.First().file.Project, [.. type.Select(part => part.file).Distinct()]));
    }

    /// <summary>All types.</summary>
    public IReadOnlyCollection<DeclaredType> All => _types.Values;

    /// <summary>The type of a symbol; null for one that src does not declare.</summary>
    public DeclaredType? Find(INamedTypeSymbol symbol) => _types.GetValueOrDefault(Key(symbol));

    /// <summary>The type around all others that stand around a type.</summary>
    public DeclaredType Outermost(DeclaredType type)
    {
        var symbol = type.Symbol;
        while (symbol.ContainingType is { } around)
        {
            symbol = around;
        }

        return Find(symbol)!;
    }

    private static string Key(INamedTypeSymbol symbol) =>
        $"{symbol.ContainingAssembly?.Name} {symbol.OriginalDefinition.GetDocumentationCommentId()}";
}
