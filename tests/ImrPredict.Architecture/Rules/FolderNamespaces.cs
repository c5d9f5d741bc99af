using ImrPredict.Architecture.Map;
using ImrPredict.Architecture.Sources;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImrPredict.Architecture.Rules;

/// <summary>The namespace of a file is its project's root namespace and its folder.</summary>
public static class FolderNamespaces
{
    /// <summary>Files of src that declare types in another one.</summary>
    public static IReadOnlyList<string> Mismatches(CodeMap map) =>
    [
        .. from file in map.Files
           let wanted = Wanted(file)
           from declared in Declared(file)
           where declared != wanted
           select $"{file.Name} declares {(declared.Length == 0 ? "no namespace" : declared)}, not {wanted}",
    ];

    private static string Wanted(SourceFile file) => file.FolderInProject.Length == 0
        ? file.Project.RootNamespace
        : $"{file.Project.RootNamespace}.{file.FolderInProject.Replace('/', '.')}";

    private static IEnumerable<string> Declared(SourceFile file) =>
        file.Tree.GetRoot()
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Select(type => string.Join('.', type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>()
                .Reverse().Select(around => around.Name.ToString())))
            .Distinct();
}
