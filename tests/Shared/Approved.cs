using System.Text.RegularExpressions;

namespace ImrPredict.Tests;

/// <summary>
/// Compares what a user reads with a file in <c>tests/Approved</c>. After a change that is wanted, renew the files and
/// review the difference:
/// <code>
/// IMR_RENEW_APPROVED=1 dotnet test -c Release ImrPredict.sln --filter FullyQualifiedName~Approved
/// git diff tests/Approved
/// </code>
/// </summary>
internal static class Approved
{
    private static readonly string Folder = Path.Combine(SharedData.Root, "tests", "Approved");
    private static readonly bool Renew = Environment.GetEnvironmentVariable("IMR_RENEW_APPROVED") == "1";

    // What differs from run to run, from machine to machine or with every trained model.
    private static readonly (string Pattern, string Mask)[] Rules =
    [
        (@"\b[0-9a-f]{64}\b", "<sha-256>"),
        (@"\b(model|Model) [0-9a-f]{12,16}\b", "$1 <id>"),
        (@"\b[\d,.]+ s\b", "<seconds> s"),
        (@"\b[\d,.]+ (MB|kB|KB|GB)\b", "<size> $1"),
        (@"\b\d{4}-\d\d-\d\d \d\d:\d\d\b", "<time>"),
        (@"\b[\d,]+/s\b", "<rate>/s"),
        (@"\bversion \d+\.\d+\.\d+[-+.\w]*", "version <version>"),
    ];

    /// <summary>Asserts that a text is the approved one.</summary>
    /// <param name="name">Name of the file in <c>tests/Approved</c>.</param>
    /// <param name="text">What was printed or written.</param>
    /// <param name="folders">Folders whose paths are masked, beside the root of the repository.</param>
    public static void Matches(string name, string text, params string[] folders)
    {
        var (path, found) = (Path.Combine(Folder, name), Masked(text, folders));
        if (Renew)
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, found);
            return;
        }

        Assert.True(File.Exists(path), $"tests/Approved/{name} is missing; run with IMR_RENEW_APPROVED=1 to write it.");
        var (expected, actual) = (File.ReadAllText(path).Split('\n'), found.Split('\n'));
        var same = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(
            same == expected.Length && same == actual.Length,
            $"tests/Approved/{name}, line {same + 1}\n"
                + $"expected: {LineAt(expected, same)}\nfound:    {LineAt(actual, same)}\n"
                + "If the change is wanted, run with IMR_RENEW_APPROVED=1 and review the difference.");
    }

    private static string Masked(string text, string[] folders)
    {
        text = text.ReplaceLineEndings("\n");
        foreach (var folder in folders)
        {
            text = text.Replace(folder, "<folder>", StringComparison.Ordinal);
        }

        text = text.Replace(SharedData.Root, "<root>", StringComparison.Ordinal);
        text = Rules.Aggregate(text, (masked, rule) => Regex.Replace(masked, rule.Pattern, rule.Mask));
        return string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n') + "\n";
    }

    private static string LineAt(string[] lines, int line) => line < lines.Length ? lines[line] : "(the end)";
}
