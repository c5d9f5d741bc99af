using System.Reflection;
using System.Text.RegularExpressions;

namespace ImrPredict.Tests.Desk;

/// <summary>The list against OWASP ASVS 4.0.3 names every point of level 1 once, and tests that there are.</summary>
public sealed partial class DeskAsvsTests
{
    // The points of level 1: section, and numbers in it.
    private const string LevelOne = "2.1:1-12 2.2:1-3 2.3:1 2.5:1-6 2.7:1-4 2.8:1 3.1:1 3.2:1-3 3.3:1-2 3.4:1-5 3.7:1 "
        + "4.1:1-3 4.1:5 4.2:1-2 4.3:1-2 5.1:1-5 5.2:1-8 5.3:1-10 5.5:1-4 6.2:1 7.1:1-2 7.4:1 8.2:1-3 8.3:1-4 9.1:1-3 "
        + "10.3:1-3 11.1:1-5 12.1:1 12.3:1-5 12.4:1-2 12.5:1-2 12.6:1 13.1:1 13.1:3 13.2:1-3 13.3:1 14.2:1-3 14.3:2-3 "
        + "14.4:1-7 14.5:1-3";

    private static readonly string[] Answers = ["met", "in part", "not met", "does not apply"];

    private static readonly string Text = File.ReadAllText(Path.Combine(SharedData.Root, "docs", "asvs.md"));

    [Fact]
    public void Every_point_of_level_1_has_a_row_with_an_answer_and_the_sums_are_those_of_the_rows()
    {
        var rows = Row().Matches(Text);

        Assert.Equal(LevelOne.Split(' ').SelectMany(Points), rows.Select(row => row.Groups["point"].Value));
        Assert.All(rows, row => Assert.Contains(row.Groups["answer"].Value, Answers));
        Assert.All(rows, row => Assert.True(row.Groups["why"].Value.Length > 3, row.Value));
        int[] sums = [.. Answers.Select(answer => rows.Count(row => row.Groups["answer"].Value == answer))];
        Assert.Contains(
            $"{sums[0]} points are met, {sums[1]} in part, {sums[2]} are not met, and {sums[3]} do not apply, of "
            + $"{rows.Count}.", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_test_that_it_names_is_there()
    {
        var here = typeof(DeskAsvsTests).Assembly.GetTypes();
        var others = Directory.GetFiles(
            Path.Combine(SharedData.Root, "tests", "ImrPredict.Cli.Tests"), "*Tests.cs", SearchOption.AllDirectories);
        var named = Named().Matches(Text);

        Assert.True(named.Count > 60, $"{named.Count} tests are named");
        Assert.All(named, name =>
        {
            var (type, method) = (name.Groups["type"].Value, name.Groups["method"].Value);
            var known = here.FirstOrDefault(known => known.Name == type);
            Assert.True(
                known is not null
                    ? known.GetMethod(method)?.GetCustomAttributes<FactAttribute>().Any() == true
                    : others.Any(file => Path.GetFileNameWithoutExtension(file) == type
                        && File.ReadAllText(file).Contains($" {method}(", StringComparison.Ordinal)),
                $"there is no test {name.Value}");
        });
    }

    private static IEnumerable<string> Points(string section)
    {
        var (head, numbers) = (section.Split(':')[0], section.Split(':')[1].Split('-'));
        var first = int.Parse(numbers[0], System.Globalization.CultureInfo.InvariantCulture);
        var last = int.Parse(numbers[^1], System.Globalization.CultureInfo.InvariantCulture);
        return Enumerable.Range(first, last - first + 1).Select(number => $"{head}.{number}");
    }

    [GeneratedRegex(
        @"^\| (?<point>\d+\.\d+\.\d+) \| [^|]+ \| (?<answer>[^|]+) \| (?<why>[^|]+) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<type>[A-Za-z]+Tests)\\.(?<method>\\w+)`")]
    private static partial Regex Named();
}
