using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ImrPredict.Architecture.Sources;

/// <summary>Parses and binds code as the projects do.</summary>
public static class SourceCode
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, DocumentationMode.None);

    /// <summary>Parses a file.</summary>
    /// <param name="path">Its full path.</param>
    public static SyntaxTree Parse(string path) => Parse(path, File.ReadAllText(path));

    /// <summary>Parses a text.</summary>
    /// <param name="path">The path of its file, which need not exist.</param>
    /// <param name="text">The code.</param>
    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, Options, path);

    /// <summary>Binds the files of a project; the flow of nulls is not looked at, which saves time.</summary>
    /// <param name="project">Which one.</param>
    /// <param name="trees">Its files.</param>
    /// <param name="references">What it refers to.</param>
    public static CSharpCompilation Compile(
        SourceProject project, IReadOnlyList<SyntaxTree> trees, IEnumerable<MetadataReference> references)
    {
        var isProgram = trees.Any(tree => ((CompilationUnitSyntax)tree.GetRoot()).Members.Any(
            member => member is GlobalStatementSyntax));
        var kind = isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        return CSharpCompilation.Create(
            project.AssemblyName, trees, references, new CSharpCompilationOptions(kind, allowUnsafe: true));
    }
}
