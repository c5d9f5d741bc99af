using ImrPredict.Ingest.Letters.Layout;

namespace ImrPredict.Ingest.Letters;

/// <summary>Several letters in one text, as a binder or a scan of a whole file holds them.</summary>
internal static class BoundLetters
{
    /// <summary>
    /// The texts of the letters: each begins at the last case number above the heading that every letter has once.
    /// Empty for a single letter.
    /// </summary>
    public static IReadOnlyList<string> Split(LetterText letter)
    {
        var texts = new List<string>();
        var (from, number, letters) = (0, -1, 0);
        for (var i = 0; i < letter.Lines.Length; i++)
        {
            var anchor = letter.Lines[i].Anchor;
            if (anchor == LetterAnchor.CaseNumber)
            {
                number = i;
            }
            else if (anchor == LetterAnchor.HowMade)
            {
                if (++letters > 1)
                {
                    var start = letter.Lines[number >= 0 ? number : i].Start;
                    texts.Add(letter.Text[from..start]);
                    from = start;
                }

                number = -1;
            }
        }

        if (letters > 1)
        {
            texts.Add(letter.Text[from..]);
        }

        return texts;
    }

    /// <summary>The results, where a letter with a case number that came before is a reject.</summary>
    public static IReadOnlyList<LetterParse> WithoutCopies(IReadOnlyList<LetterParse> parses)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. parses.Select(parse =>
            parse is LetterParse.Parsed { Letter.CaseNumber: var number } && !seen.Add(number)
            ? new LetterParse.Rejected(
                "case_number", $"{number} stands in the file a second time; its first letter was read")
            : parse)];
    }
}
