using System.Buffers;
using ImrPredict.Ingest.Letters.Layout;

namespace ImrPredict.Ingest.Letters.Items;

/// <summary>Reads the items of layouts L4 to L7: title and verdict, two guidelines, rationale.</summary>
internal static class ItemSection
{
    // Before a label so damaged that it was not seen.
    private static readonly SearchValues<string> VerdictAmidLine =
        SearchValues.Create(
            [": upheld ", ": overturned ", ":upheld ", ":overturned "], StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the items between two lines.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="from">First line behind the section's heading and lead-in.</param>
    /// <param name="startsAtItem">Whether the first line is that of the first title, as behind a heading.</param>
    /// <returns>The items in order; empty where no label and no verdict stands there.</returns>
    public static IReadOnlyList<LetterItem> Read(LetterText letter, int from, bool startsAtItem)
    {
        var (blocks, groups) = FindBlocks(letter, from, startsAtItem);
        var items = new List<LetterItem>(groups.Count);
        for (var i = 0; i < groups.Count; i++)
        {
            var end = i + 1 < groups.Count ? blocks[i + 1].FirstLine : letter.Lines.Length;
            items.Add(ReadItem(letter, i + 1, blocks[i], groups[i], end));
        }

        AddTrailing(letter, items, groups);
        WarnOfRepeats(items);
        return items;
    }

    private static (List<TitleBlock>, List<List<int>>) FindBlocks(LetterText letter, int from, bool startsAtItem)
    {
        var groups = new List<List<int>>();
        var blocks = new List<TitleBlock>();
        for (var i = from; i < letter.Lines.Length; i++)
        {
            var anchor = letter.Lines[i].Anchor;
            if (anchor < LetterAnchor.ClaimsGuideline)
            {
                continue;
            }

            var open = groups.Count == 0 ? null : groups[^1];
            if (open is not null && anchor > letter.Lines[open[^1]].Anchor)
            {
                open.Add(i);
                continue;
            }

            var block = TitleFinder.Find(
                letter, open is null ? from : open[^1], i, open is null && startsAtItem, blocks.Count + 1);
            if (open is null && !startsAtItem)
            {
                block = block with { Warnings = [.. block.Warnings, LetterWarning.TitleUncertain] };
            }

            if (open is not null && anchor != LetterAnchor.ClaimsGuideline && block.Outcome is null)
            {
                // A label's words inside the text of the item above, or all that is left of an item.
                blocks[^1] = blocks[^1] with { Warnings = [.. blocks[^1].Warnings, LetterWarning.LabelInside] };
                continue;
            }

            blocks.Add(block);
            groups.Add([i]);
        }

        return (blocks, groups);
    }

    private static LetterItem ReadItem(LetterText letter, int number, TitleBlock block, List<int> labels, int end)
    {
        var warnings = new List<LetterWarning>(block.Warnings);
        if (labels.Count < 3)
        {
            warnings.Add(LetterWarning.LabelsMissing);
        }

        if (HasDamage(letter, labels))
        {
            warnings.Add(LetterWarning.LabelDamaged);
        }

        if (end == letter.Lines.Length && !letter.EndsSentence(end - 1)
            && !TitleFinder.ClosesRationale(letter, end - 1))
        {
            warnings.Add(LetterWarning.CutOff);
        }

        for (var i = labels[^1]; i < end; i++)
        {
            var line = letter.Line(i);
            if ((i < end - 1 && IsVerdictLine(line)) || line.ContainsAny(VerdictAmidLine) || line.StartsWith("Upheld ")
                || line.StartsWith("Overturned "))
            {
                warnings.Add(LetterWarning.VerdictInside);
                break;
            }
        }

        var rationale = TextOf(LetterAnchor.Rationale, letter, labels, end);
        if (RationaleVerdict.Contradicts(block.Outcome, rationale))
        {
            warnings.Add(LetterWarning.VerdictContradicted);
        }

        return new()
        {
            Number = number,
            Title = block.Title,
            WholeTitle = block.WholeTitle,
            Partial = block.Partial,
            Outcome = block.Outcome,
            ClaimsAdministratorGuideline = TextOf(LetterAnchor.ClaimsGuideline, letter, labels, end),
            ReviewerGuideline = TextOf(LetterAnchor.ReviewerGuideline, letter, labels, end),
            Rationale = rationale,
            Warnings = warnings,
        };
    }

    /// <summary>What stands behind a label of an item; null where the item lacks the label.</summary>
    private static string? TextOf(LetterAnchor anchor, LetterText letter, List<int> labels, int end)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            if (letter.Lines[labels[i]].Anchor == anchor)
            {
                return letter.Paragraphs(labels[i], i + 1 < labels.Count ? labels[i + 1] : end).Trim();
            }
        }

        return null;
    }

    private static bool HasDamage(LetterText letter, List<int> labels)
    {
        foreach (var line in labels)
        {
            if (letter.Lines[line].IsDamaged)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An item whose labels were lost with the last page: its title and verdict close the text.</summary>
    private static void AddTrailing(LetterText letter, List<LetterItem> items, List<List<int>> groups)
    {
        var count = letter.Lines.Length;
        if (groups.Count == 0 || !IsVerdictLine(letter.Line(count - 1)))
        {
            return;
        }

        var block = TitleFinder.Find(letter, groups[^1][^1], count, isFirst: false, items.Count + 1);
        if (block.Outcome is null || block.Title.Length == 0)
        {
            return;
        }

        var above = letter.Paragraphs(groups[^1][^1], block.FirstLine).Trim();
        items[^1] = items[^1].Rationale is null ? items[^1] : items[^1] with { Rationale = above };
        items.Add(new()
        {
            Number = items.Count + 1,
            Title = block.Title,
            WholeTitle = block.WholeTitle,
            Partial = block.Partial,
            Outcome = block.Outcome,
            Warnings = [.. block.Warnings, LetterWarning.CutOff],
        });
    }

    /// <summary>Two items may ask for the same; two that are also judged in the same words are one, read
    /// twice.</summary>
    private static void WarnOfRepeats(List<LetterItem> items)
    {
        for (var i = 1; i < items.Count; i++)
        {
            var (title, rationale) = (items[i].Title, items[i].Rationale);
            if (rationale is not null
                && items.FindIndex(0, i, above => above.Title == title && above.Rationale == rationale) >= 0)
            {
                items[i] = items[i] with { Warnings = [.. items[i].Warnings, LetterWarning.ItemRepeated] };
            }
        }
    }

    private static bool IsVerdictLine(ReadOnlySpan<char> line)
    {
        var colon = line.LastIndexOf(':');
        return colon > 0 && VerdictToken.Parse(line[(colon + 1)..]) is not null;
    }
}
