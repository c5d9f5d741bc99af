using System.Text.RegularExpressions;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Tests.Letters;

public sealed class LetterGuardTests
{
    private static readonly SourceLocation At = new("night.jsonl", SourceUnit.Line, 7);
    private static readonly string Secret = new string('a', 60) + "!";

    [Fact]
    public void A_letter_whose_reading_throws_is_a_reject_that_names_its_place_and_the_failure_alone()
    {
        var read = Assert.Single(LetterGuard.Read(At, () => [.. Secret.Select(c => Number(c))]));

        var rejected = Assert.IsType<ItemRead.Rejected>(read);
        Assert.Equal(At, rejected.At);
        Assert.Contains(nameof(FormatException), rejected.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("aa", rejected.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_without_end_is_a_reject_without_the_text()
    {
        var endless = new Regex("^(a|aa)+$", RegexOptions.None, TimeSpan.FromMilliseconds(20));

        var read = Assert.Single(LetterGuard.Read(At, () => endless.IsMatch(Secret) ? [Given] : []));

        var rejected = Assert.IsType<ItemRead.Rejected>(read);
        Assert.Contains("no end", rejected.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("aa", rejected.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_that_ran_out_of_time_once_is_tried_again()
    {
        var tries = 0;

        var read = LetterGuard.Read(At, () => ++tries == 1 ? throw new RegexMatchTimeoutException() : [Given]);

        Assert.Same(Given, Assert.Single(read));
    }

    private static ItemRead Given { get; } = new ItemRead.Rejected(At, "", "given");

    private static ItemRead.Rejected Number(char c) =>
        new(At, "", $"{int.Parse($"{c}", System.Globalization.CultureInfo.InvariantCulture)}");
}
