using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Ingest.Letters.Layout;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters.Items;

/// <summary>
/// What stands behind the last colon of a title block, or closes it without one: the verdict as printed, or words in
/// its place that cannot be trusted to be one.
/// </summary>
/// <param name="Outcome">The verdict; null where none is printed, or none that has one meaning.</param>
/// <param name="Length">Characters from the end of the block that are no part of the title.</param>
/// <param name="Warning">What is doubtful; null where nothing is.</param>
internal readonly partial record struct VerdictReading(Outcome? Outcome, int Length, LetterWarning? Warning)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int LongestTail = 80;

    /// <summary>Reads the end of a title block, which is trimmed.</summary>
    public static VerdictReading Read(ReadOnlySpan<char> block)
    {
        var colon = block.LastIndexOf(':');
        var tail = block[(colon + 1)..];
        if (VerdictToken.Parse(tail) is { } outcome)
        {
            return new(outcome, block.Length - Math.Max(colon, 0), null);
        }

        return (colon >= 0 ? BehindColon(tail) : null) ?? Closing(block)
            ?? new(null, VerdictToken.IsCutOff(tail) && colon >= 0 ? block.Length - colon : 0,
                LetterWarning.VerdictMissing);
    }

    private static VerdictReading? BehindColon(ReadOnlySpan<char> tail)
    {
        if (tail.Length > LongestTail || tail.IsWhiteSpace())
        {
            return null;
        }

        if (VerdictToken.ParseMisspelt(tail) is { } misspelt)
        {
            return new(misspelt, tail.Length + 1, LetterWarning.VerdictMisspelt);
        }

        var words = tail.ToString();
        var wordy = Wordy().Match(words);
        if (wordy.Success && !Limiting().IsMatch(wordy.Groups["note"].ValueSpan))
        {
            return new(VerdictToken.Parse(wordy.Groups["verdict"].ValueSpan), tail.Length + 1,
                LetterWarning.VerdictWordy);
        }

        return wordy.Success || Other().IsMatch(words)
            ? new(null, tail.Length + 1, LetterWarning.VerdictMissing)
            : null;
    }

    /// <summary>A verdict that closes the block without a colon of its own.</summary>
    private static VerdictReading? Closing(ReadOnlySpan<char> block)
    {
        var space = block.LastIndexOf(' ');
        if (space < 0 || VerdictToken.Parse(block[space..]) is not { } outcome)
        {
            return null;
        }

        var title = block[..space].TrimEnd(" -\u2013\u2014;,.");
        var isNegated = title.EndsWith(" not", StringComparison.OrdinalIgnoreCase)
            || title.EndsWith(" partially", StringComparison.OrdinalIgnoreCase);
        return isNegated
            ? new(null, block.Length - title.LastIndexOf(' '), LetterWarning.VerdictMissing)
            : new(outcome, block.Length - title.Length, LetterWarning.NoColon);
    }

    // "Denial upheld", "The UR decision is overturned (see below)".
    [GeneratedRegex(
        @"^ ?(?:the )?(?:(?:UR|utilization review|original|plan(?:'s)?) )?(?:(?:denial|decision|determination|"
        + @"non-?certification) )?(?:(?:is|was|to be) )?"
        + @"[\[(""]?(?<verdict>Upheld|Overturned|Uphold|Overturn)\b(?<note>.*)$",
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex Wordy();

    // What makes a verdict one of several.
    [GeneratedRegex(
        @"\b(?:part\w*|except|but|and|or|not|modif\w*|upheld|uphold|overturn\w*|portion|remain\w*)\b", Options,
        LetterGuard.PatternMilliseconds)]
    private static partial Regex Limiting();

    [GeneratedRegex(
        @"^ ?[\[(""]?(?:partial\w*|in part|modif\w*|split|not|neither|approv\w*|den(?:y|ied|ial)|(?:non-?)?certif\w*|"
        + @"authoriz\w*|withdrawn|dismissed|terminated|pending"
        + @"|mixed|upheld|uphold|overturn\w*)\b",
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex Other();
}
