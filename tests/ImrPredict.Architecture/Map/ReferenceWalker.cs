using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImrPredict.Architecture.Map;

/// <summary>Collects the types that a piece of code uses.</summary>
/// <param name="model">What its names mean.</param>
internal sealed class ReferenceWalker(SemanticModel model) : CSharpSyntaxWalker
{
    /// <summary>The types, with those between their angle brackets.</summary>
    public HashSet<INamedTypeSymbol> Types { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Names that mean nothing: members of generated code.</summary>
    public List<SimpleNameSyntax> Unbound { get; } = [];

    public override void VisitIdentifierName(IdentifierNameSyntax node) => Name(node);

    public override void VisitGenericName(GenericNameSyntax node)
    {
        Name(node);
        base.VisitGenericName(node);
    }

    public override void VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        Use(model.GetSymbolInfo(node).Symbol);
        base.VisitObjectCreationExpression(node);
    }

    public override void VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node)
    {
        Use(model.GetSymbolInfo(node).Symbol);
        base.VisitImplicitObjectCreationExpression(node);
    }

    public override void VisitElementAccessExpression(ElementAccessExpressionSyntax node)
    {
        Use(model.GetSymbolInfo(node).Symbol);
        base.VisitElementAccessExpression(node);
    }

    public override void VisitForEachStatement(ForEachStatementSyntax node)
    {
        Use(model.GetForEachStatementInfo(node).ElementType);
        base.VisitForEachStatement(node);
    }

    public override void VisitRecursivePattern(RecursivePatternSyntax node)
    {
        Use(model.GetSymbolInfo(node).Symbol);
        base.VisitRecursivePattern(node);
    }

    private void Name(SimpleNameSyntax name)
    {
        var meaning = model.GetSymbolInfo(name);
        var symbol = meaning.Symbol ?? meaning.CandidateSymbols.FirstOrDefault();
        if (symbol is null && !IsNoUse(name) && !IsOfUnknownType(name))
        {
            Unbound.Add(name);
        }

        Use(symbol);
    }

    private void Use(ISymbol? symbol)
    {
        switch (symbol)
        {
            case INamedTypeSymbol type:
                UseType(type);
                break;
            case IArrayTypeSymbol array:
                Use(array.ElementType);
                break;
            case IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol:
                Use(symbol.ContainingType);
                break;
        }
    }

    private void UseType(INamedTypeSymbol type)
    {
        if (Types.Add(type.OriginalDefinition) || type.IsGenericType)
        {
            foreach (var argument in type.TypeArguments)
            {
                Use(argument);
            }
        }
    }

    // Words that the parser reads as names, and names that a using gives.
    private static bool IsNoUse(SimpleNameSyntax name) => name.Identifier.Text switch
    {
        "nameof" => name.Parent is InvocationExpressionSyntax,
        "notnull" or "unmanaged" => name.Parent is TypeConstraintSyntax,
        _ => name.Parent is NameEqualsSyntax { Parent: UsingDirectiveSyntax },
    };

    // What follows an unbound name is unbound for that reason alone.
    private bool IsOfUnknownType(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => IsUnknown(access.Expression),
        MemberBindingExpressionSyntax => true,
        _ => model.GetTypeInfo(name).Type is { TypeKind: not TypeKind.Error },
    };

    private bool IsUnknown(ExpressionSyntax expression) =>
        model.GetTypeInfo(expression).Type is null or { TypeKind: TypeKind.Error }
        && model.GetSymbolInfo(expression).Symbol is null;
}
