using ImrPredict.Architecture.Map;
using ImrPredict.Architecture.Sources;
using Microsoft.CodeAnalysis;

namespace ImrPredict.Architecture.Rules;

/// <summary>
/// A pattern of letters, or of the facts in them, has the time limit after which the guard of letters tries again;
/// another pattern of Core has none, since its end would end the run.
/// </summary>
public static class PatternLimits
{
    private static readonly string[] Letters = ["Ingest/Letters", "Ingest/Facts"];

    /// <summary>Patterns of Core with another limit; the guard's limit is named, too, if it is lost.</summary>
    public static IReadOnlyList<string> Find(CodeMap map)
    {
        if (GuardLimit(map) is not { } guard)
        {
            return ["Core has no constant LetterGuard.PatternMilliseconds"];
        }

        return
        [
            .. from pattern in Patterns(map)
               let wanted = IsOfLetters(pattern.File) ? guard : Timeout.Infinite
               where pattern.Limit != wanted
               select $"{pattern.File.Name}: {pattern.Method} has a limit of {pattern.Limit} ms, not {wanted}",
        ];
    }

    /// <summary>How many patterns of letters, and how many others, Core has.</summary>
    public static (int Letters, int Others) Count(CodeMap map)
    {
        var patterns = Patterns(map);
        var letters = patterns.Count(pattern => IsOfLetters(pattern.File));
        return (letters, patterns.Count - letters);
    }

    private static int? GuardLimit(CodeMap map) =>
        map.Types.Where(type => type.Project.IsCore && type.Name == "LetterGuard")
            .SelectMany(type => type.Symbol.GetMembers("PatternMilliseconds"))
            .OfType<IFieldSymbol>()
            .Select(field => field.ConstantValue as int?)
            .SingleOrDefault();

    private static bool IsOfLetters(SourceFile file) =>
        Letters.Any(folder => $"{file.FolderInProject}/".StartsWith($"{folder}/", StringComparison.Ordinal));

    private static List<(SourceFile File, string Method, int Limit)> Patterns(CodeMap map) =>
    [
        .. from type in map.Types
           where type.Project.IsCore
           from method in type.Symbol.GetMembers().OfType<IMethodSymbol>()
           from attribute in method.GetAttributes()
           where attribute.AttributeClass?.Name == "GeneratedRegexAttribute"
           let tree = method.DeclaringSyntaxReferences[0].SyntaxTree
           select (type.Files.Single(file => file.Tree == tree), method.Name, Limit(attribute)),
    ];

    private static int Limit(AttributeData attribute) =>
        attribute.AttributeConstructor!.Parameters.Zip(attribute.ConstructorArguments)
            .Where(argument => argument.First.Name == "matchTimeoutMilliseconds")
            .Select(argument => (int)argument.Second.Value!)
            .FirstOrDefault(Timeout.Infinite);
}
