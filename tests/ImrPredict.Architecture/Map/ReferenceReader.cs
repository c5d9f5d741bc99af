using ImrPredict.Architecture.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImrPredict.Architecture.Map;

/// <summary>Reads who uses which type of src.</summary>
/// <param name="types">The types of src.</param>
internal sealed class ReferenceReader(TypeIndex types)
{
    /// <summary>What a file uses, and its names that mean nothing.</summary>
    public (IReadOnlyList<TypeReference> References, IReadOnlyList<string> Unbound) Read(
        SourceFile file, SemanticModel model)
    {
        var found = new HashSet<DeclaredType>();
        var unbound = new List<string>();
        foreach (var part in Parts(file.Tree.GetRoot()))
        {
            var walker = new ReferenceWalker(model);
            walker.Visit(part);
            var self = model.GetDeclaredSymbol(part) is INamedTypeSymbol symbol ? types.Find(symbol) : null;
            found.UnionWith(walker.Types
                .Select(types.Find)
                .OfType<DeclaredType>()
                .Where(type => self is null || types.Outermost(type) != self));
            unbound.AddRange(walker.Unbound.Select(name =>
                $"{file.Path}:{name.GetLocation().GetLineSpan().StartLinePosition.Line + 1} {name}"));
        }

        return ([.. found.Select(type => new TypeReference(file, type))], unbound);
    }

    // Usings, attributes, outermost types and statements.
    private static IEnumerable<SyntaxNode> Parts(SyntaxNode root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Where(node => node is UsingDirectiveSyntax or AttributeListSyntax or BaseTypeDeclarationSyntax
                or DelegateDeclarationSyntax or GlobalStatementSyntax);
}
