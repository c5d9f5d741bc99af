using ImrPredict.Text.Normalising;

namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>The words of letter warnings. They hold no text of a letter.</summary>
internal static class LetterWarnings
{
    /// <summary>A warning in words, for tables and messages.</summary>
    public static string Words(LetterWarning warning) => warning switch
    {
        LetterWarning.VerdictMissing => "the verdict is missing or cut off",
        LetterWarning.VerdictMisspelt => "the verdict is misspelt",
        LetterWarning.VerdictWordy => "more than the verdict alone stands in its place",
        LetterWarning.NoColon => "no colon stands before the verdict",
        LetterWarning.VerdictContradicted => "the verdict contradicts the closing sentence of the rationale",
        LetterWarning.VerdictInside => "another verdict stands inside the rationale; an item may be hidden there",
        LetterWarning.LabelInside => "a label stands inside the rationale; an item may be hidden there",
        LetterWarning.VerdictFromProse => "the verdict is read from a sentence, as the layout has no verdict word",
        LetterWarning.TitleMissing => "the title is missing",
        LetterWarning.TitleUncertain => "where the title begins is uncertain",
        LetterWarning.LabelsMissing => "one or more of the item's labels are missing",
        LetterWarning.LabelDamaged => "a label of the item is misspelt",
        LetterWarning.ItemRepeated => "the item stands twice in the letter, word for word",
        LetterWarning.PageRepeated => "a page stood twice and was read once",
        LetterWarning.CutOff => "the text of the item is cut off",
        LetterWarning.SummaryMissing => "the clinical case summary is missing",
        LetterWarning.TextUnreadable => Legibility.Reason,
        LetterWarning.HeadersDisagree => "more than one case number stands in the header",
        LetterWarning.CaseNumberFromFileName => "the case number is taken from the file name",
        LetterWarning.HeaderOrderGuessed => "the header's dates were placed by their order alone",
        >= LetterWarning.InjuryDateOutOfOrder =>
            $"the date at '{LabelOf(warning - LetterWarning.InjuryDateOutOfOrder)}' does not fit the order of the "
                + "others",
        _ => $"no date could be placed at '{LabelOf(warning - LetterWarning.InjuryDateMissing)}'",
    };

    /// <summary>No date could be placed.</summary>
    /// <param name="date">Position of the date in the header, from 0.</param>
    public static LetterWarning DateMissing(int date) => LetterWarning.InjuryDateMissing + date;

    /// <summary>A date breaks the order of the others.</summary>
    /// <param name="date">Position of the date in the header, from 0.</param>
    public static LetterWarning DateOutOfOrder(int date) => LetterWarning.InjuryDateOutOfOrder + date;

    private static string LabelOf(int date) => HeaderDates.Labels[date];
}
