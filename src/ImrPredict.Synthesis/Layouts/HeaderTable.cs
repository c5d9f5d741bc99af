namespace ImrPredict.Synthesis.Layouts;

/// <summary>The two-column table at the head of a letter, in the three orders in which extraction gives it.</summary>
internal static class HeaderTable
{
    /// <summary>Label and value, the left column then the right one of each row.</summary>
    public static (string Label, string Value)[] Cells(LetterDraft draft)
    {
        var dates = draft.Case.Dates;
        return
        [
            ("Case Number:", draft.CaseNumber), ("", ""),
            ("Date Assigned:", $"{dates.Assigned:MM/dd/yyyy}"), ("Date of Injury:", $"{dates.Injury:MM/dd/yyyy}"),
            ("Decision Date:", $"{dates.Decision:MM/dd/yyyy}"), ("UR Denial Date:", $"{dates.UrDenial:MM/dd/yyyy}"),
            ("Priority:", $"{draft.Case.Priority}"), ("Application Received:", $"{dates.Received:MM/dd/yyyy}"),
        ];
    }

    public static IEnumerable<string> Lines(LetterDraft draft, LetterArtefacts artefacts)
    {
        var c = Cells(draft);
        if (artefacts.HasFlag(LetterArtefacts.HeaderLabelsFirst))
        {
            return
            [
                c[0].Label, c[2].Label, c[4].Label, c[6].Label, "", c[0].Value, c[2].Value, c[4].Value, c[6].Value, "",
                c[3].Label, c[5].Label, "Application", "Received:", "", c[3].Value, c[5].Value, c[7].Value,
            ];
        }

        var rows = new List<string>
        {
            $"{c[0].Label} {c[0].Value}", $"{c[2].Label} {c[2].Value} {c[3].Label} {c[3].Value}",
            $"{c[4].Label} {c[4].Value} {c[5].Label} {c[5].Value}",
        };
        if (artefacts.HasFlag(LetterArtefacts.HeaderPriorityWrapped))
        {
            rows.AddRange([$"{c[6].Label} {c[6].Value} Application", "Received:", "", c[7].Value]);
        }
        else
        {
            rows.Add($"{c[6].Label} {c[6].Value} {c[7].Label} {c[7].Value}");
        }

        return rows;
    }
}
