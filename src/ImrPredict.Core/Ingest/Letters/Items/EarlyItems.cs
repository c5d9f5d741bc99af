using System.Globalization;
using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Letters.Layout;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters.Items;

/// <summary>
/// Items of the layouts of 2013 and spring 2014, which state the verdict in a sentence and have no verdict word. Each
/// such item carries a warning that says so.
/// </summary>
internal static partial class EarlyItems
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Reads the items of an L1, L2 or L3 letter; empty where no verdict sentence is found.</summary>
    public static IReadOnlyList<LetterItem> Read(LetterText letter, LetterLayout layout) =>
        layout == LetterLayout.L1 ? ReadSingle(letter) : ReadNumbered(letter);

    /// <summary>L1: one dispute a letter; the heading of the rationale holds the verdict.</summary>
    private static IReadOnlyList<LetterItem> ReadSingle(LetterText letter)
    {
        var issue = letter.Find(LetterAnchor.IssueAtDispute);
        var reasons = letter.Find(LetterAnchor.RationaleAndWhy);
        if (issue < 0)
        {
            return [];
        }

        var warnings = new List<LetterWarning>();
        var heading = reasons < 0 ? Match.Empty
            : RationaleHeading().Match(letter.Join(reasons, Math.Min(reasons + 3, letter.Lines.Length)));
        Outcome? outcome = heading.Success
            ? heading.Groups["not"].Success ? Outcome.Upheld : Outcome.Overturned
            : null;
        warnings.Add(outcome is null ? LetterWarning.VerdictMissing : LetterWarning.VerdictFromProse);
        var rationale = heading.Success
            ? letter.Join(reasons, NextAnchor(letter, reasons))[heading.Length..].Trim(' ', ':')
            : null;
        if (RationaleVerdict.Contradicts(outcome, rationale))
        {
            warnings.Add(LetterWarning.VerdictContradicted);
        }

        var title = letter.Join(issue, NextAnchor(letter, issue)).Trim();
        return title.Length == 0 ? [] :
        [
            new()
            {
                Number = 1,
                Title = title,
                Partial = PartialAuthorisation.Read(title),
                Outcome = outcome,
                Rationale = rationale,
                Warnings = warnings,
            },
        ];
    }

    private static int NextAnchor(LetterText letter, int from)
    {
        var end = from + 1;
        while (end < letter.Lines.Length && letter.Lines[end].Anchor == LetterAnchor.None)
        {
            end++;
        }

        return end;
    }

    /// <summary>L2 and L3: numbered sentences; L2 prints them twice, on the cover and in the body.</summary>
    private static List<LetterItem> ReadNumbered(LetterText letter)
    {
        var text = letter.Join(0, letter.Lines.Length);
        var items = new List<LetterItem>();
        var rationales = RationaleLabel().Matches(text);
        var sentences = VerdictSentence().Matches(text);
        var passed = 0;
        foreach (Match sentence in sentences)
        {
            if (!sentence.Groups["named"].Success
                && sentence.Groups["number"].Value != (items.Count + 1).ToString(CultureInfo.InvariantCulture))
            {
                continue;
            }

            var title = sentence.Groups["title"].Value.Trim(' ', ',', '"', '\u201C', '\u201D');
            var number = items.FindIndex(i => i.Title.Equals(title, StringComparison.OrdinalIgnoreCase));
            var outcome = sentence.Groups["not"].Success ? Outcome.Upheld : Outcome.Overturned;
            if (number < 0)
            {
                items.Add(new()
                {
                    Number = items.Count + 1,
                    Title = title,
                    Partial = PartialAuthorisation.Read(title),
                    Outcome = outcome,
                    Rationale = Rationale(text, rationales, items.Count, sentences, ref passed),
                    Warnings = [LetterWarning.VerdictFromProse],
                });
            }
            else if (items[number].Outcome != outcome)
            {
                // Cover and body disagree: then neither is believed.
                items[number] = items[number] with { Outcome = null, Warnings = [LetterWarning.VerdictContradicted] };
            }
        }

        return items;
    }

    private static string? Rationale(
        string text, MatchCollection labels, int index, MatchCollection sentences, ref int passed)
    {
        if (index >= labels.Count)
        {
            return null;
        }

        var start = labels[index].Index + labels[index].Length;
        return text[start..NextSentence(text, start, sentences, ref passed)].Trim();
    }

    /// <summary>
    /// Where the first verdict sentence at or behind an offset begins; the text's end if none does.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The offset; never less than the one before.</param>
    /// <param name="sentences">The verdict sentences of the text, which do not overlap.</param>
    /// <param name="passed">How many of them end before the offset.</param>
    private static int NextSentence(string text, int from, MatchCollection sentences, ref int passed)
    {
        while (passed < sentences.Count && sentences[passed].Index + sentences[passed].Length <= from)
        {
            passed++;
        }

        if (passed == sentences.Count || sentences[passed].Index >= from)
        {
            return passed == sentences.Count ? text.Length : sentences[passed].Index;
        }

        // Inside a sentence another may begin.
        var next = VerdictSentence().Match(text, from);
        return next.Success ? next.Index : text.Length;
    }

    [GeneratedRegex(@"^.{0,40}?(?:IS/WAS|IS|WAS) (?<not>NOT )?MEDICALLY NECESSARY ?:?", Options,
        LetterGuard.PatternMilliseconds)]
    private static partial Regex RationaleHeading();

    // Only a numbered sentence is an item: rationales use the same words. One that does not say "request" or
    // "decision" must say all of the closing words, and its number must be the next. A title without "request" is
    // the longest run without a full stop and what may follow, else a shorter such run: written as one, the two counts
    // would be tried against each other.
    [GeneratedRegex(
        @"(?<=^|\s)(?<number>[0-9]{1,2}) ?[.)] ?"
        + @"(?:MAXIMUS (?:Federal Services,? (?:Inc\.? ?)?)?has determined (?:that )?)?"
        + @"(?:(?<named>(?:The )?(?:(?:retrospective|prospective|concurrent) )?(?:request|"
        + @"decision) for) (?<title>[^\n]{2,400}?)"
        + @"|(?<title>(?>[^\n.]{2,60})(?:[^\n.]|\.(?! [A-Z])){0,200}?)|(?<title>[^\n.]{2,60})) "
        + @"(?:is|are|was|were) (?<not>not )?medically necessary(?(named)(?: and appropriate)?| and appropriate)",
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex VerdictSentence();

    [GeneratedRegex(
        @"The Physician Reviewer(?:'s|\u2019s)? decision rationale:|\bRationale for the Decision:", Options,
        LetterGuard.PatternMilliseconds)]
    private static partial Regex RationaleLabel();
}
