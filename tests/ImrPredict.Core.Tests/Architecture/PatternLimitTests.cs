using System.Reflection;
using System.Text.RegularExpressions;
using ImrPredict.Ingest.Facts;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Tests.Architecture;

public sealed class PatternLimitTests
{
    private static readonly ILookup<bool, GeneratedRegexAttribute> Patterns = typeof(LetterGuard).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(method => method.GetCustomAttribute<GeneratedRegexAttribute>() is not null)
        .ToLookup(
            method => IsOfLetters(method.DeclaringType!),
            method => method.GetCustomAttribute<GeneratedRegexAttribute>()!);

    [Fact]
    public void Every_pattern_of_letters_has_the_limit_that_the_guard_tries_twice() => Assert.All(
        Patterns[true], pattern => Assert.Equal(LetterGuard.PatternMilliseconds, pattern.MatchTimeoutMilliseconds));

    // One that ran out of time would end the run: nothing tries it again.
    [Fact]
    public void No_other_pattern_of_Core_has_a_limit() => Assert.All(
        Patterns[false], pattern => Assert.Equal(Timeout.Infinite, pattern.MatchTimeoutMilliseconds));

    [Fact]
    public void Letters_and_the_rest_have_patterns() =>
        Assert.All(new[] { true, false }, letters => Assert.NotEmpty(Patterns[letters]));

    private static bool IsOfLetters(Type type) =>
        type == typeof(QuantityReader) || $"{type.Namespace}.".StartsWith($"{typeof(LetterFile).Namespace}.", StringComparison.Ordinal);
}
