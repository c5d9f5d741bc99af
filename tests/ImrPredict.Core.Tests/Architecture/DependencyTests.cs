using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ImrPredict.Tests.Architecture;

public sealed partial class DependencyTests
{
    private static readonly string[] Taken =
        ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MS-PL", "PostgreSQL"];
    private static readonly string Page = Path.Combine("docs", "dependencies.md");
    private static readonly List<Listed> Lines = ReadPage();

    // These give the address or the text of their licence alone.
    private static readonly string[] WithoutExpression =
    [
        "K4os.Compression.LZ4", "CommandLineParser", "Microsoft.DotNet.PlatformAbstractions", "xunit.abstractions",
        "Microsoft.ML.OnnxRuntime", "Microsoft.ML.OnnxRuntime.Managed",
    ];

    [Fact]
    public void Every_package_of_the_lock_files_is_listed_with_its_version_and_no_other()
    {
        var listed = Lines.Select(line => (line.Name, line.Version)).ToHashSet();
        var locked = LockFiles().SelectMany(Packages).Select(package => (package.Name, package.Version)).ToHashSet();

        Assert.True(locked.Count > 30);
        Assert.Equal([], locked.Except(listed).Order());
        Assert.Equal([], listed.Except(locked).Order());
        Assert.Equal(listed.Count, Lines.Count);
    }

    [Fact]
    public void Every_direct_dependency_says_why_it_is_there()
    {
        var direct = LockFiles().SelectMany(Packages).Where(package => package.IsDirect).Select(package => package.Name)
            .ToHashSet();

        Assert.Equal([], direct.Except(Lines.Where(line => line.Cells == 5).Select(line => line.Name)).Order());
    }

    [Fact]
    public void Every_licence_is_taken_and_is_what_the_package_says_of_itself()
    {
        var own = Packages(Path.Combine(SharedData.Root, "tests", "ImrPredict.Core.Tests", "packages.lock.json"))
            .Select(package => (package.Name, package.Version)).ToHashSet();
        var read = 0;

        Assert.All(Lines, line =>
        {
            Assert.Contains(line.Licence.Split(" OR "), Taken.Contains);
            if (NuspecOf(line) is { } nuspec)
            {
                read += own.Contains((line.Name, line.Version)) ? 1 : 0;
                var says = XDocument.Load(nuspec).Descendants().FirstOrDefault(
                    e => e.Name.LocalName == "license" && e.Attribute("type")?.Value == "expression")?.Value;
                Assert.True(
                    says == line.Licence || (says is null && WithoutExpression.Contains(line.Name)),
                    $"{line.Name} {line.Version}: says {says}");
            }
        });
        Assert.Equal(own.Count, read);
    }

    // Other projects' packages are there where the whole solution was restored.
    private static string? NuspecOf(Listed line)
    {
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var (name, version) = (line.Name.ToLowerInvariant(), line.Version.ToLowerInvariant());
        var path = Path.Combine(folder, name, version, name + ".nuspec");
        return File.Exists(path) ? path : null;
    }

    private static IEnumerable<string> LockFiles() =>
        ((string[])["src", "tests", "notebooks"]).SelectMany(folder => Directory.EnumerateDirectories(
            Path.Combine(SharedData.Root, folder))).SelectMany(
            project => Directory.EnumerateFiles(project, "packages*.lock.json"));

    private static IEnumerable<(string Name, string Version, bool IsDirect)> Packages(string lockFile)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(lockFile));
        return
        [
            .. json.RootElement.GetProperty("dependencies").EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() != "Project")
                .Select(package => (
                    package.Name, package.Value.GetProperty("resolved").GetString()!,
                    package.Value.GetProperty("type").GetString() == "Direct")),
        ];
    }

    private static List<Listed> ReadPage() =>
    [
        .. File.ReadLines(Path.Combine(SharedData.Root, Page)).Select(text => Row().Match(text))
            .Where(match => match.Success && match.Groups["version"].Value is not ("version" or "---"))
            .Select(match => new Listed(
                match.Groups["name"].Value, match.Groups["version"].Value, match.Groups["licence"].Value,
                match.Value.Count(c => c == '|') - 1)),
    ];

    [GeneratedRegex(@"\A\| (?<name>\S+) \| (?<version>\S+) \| (?<licence>[^|]+?) \|.*\|\z")]
    private static partial Regex Row();

    private sealed record Listed(string Name, string Version, string Licence, int Cells);
}
