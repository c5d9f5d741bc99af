using ImrPredict.Architecture.Map;
using ImrPredict.Architecture.Sources;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImrPredict.Architecture.Report;

/// <summary>A method or constructor with its length.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Lines">Its lines with its signature, without its comment.</param>
public sealed record MethodLength(SourceFile File, string Name, int Lines)
{
    /// <summary>The longest of src.</summary>
    public static MethodLength Longest(CodeMap map) => map.Files
        .SelectMany(file => file.Tree.GetRoot().DescendantNodes()
            .OfType<BaseMethodDeclarationSyntax>()
            .Select(method => new MethodLength(file, NameOf(method), LinesOf(method))))
        .MaxBy(method => method.Lines)!;

    private static int LinesOf(BaseMethodDeclarationSyntax method)
    {
        var span = method.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string NameOf(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax named => named.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        _ => method.Kind().ToString(),
    };
}
