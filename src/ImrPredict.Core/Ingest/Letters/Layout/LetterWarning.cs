namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>What the letter parser warns of. The words hold no text of a letter.</summary>
internal static class LetterWarning
{
    public const string VerdictMissing = "the verdict is missing or cut off";
    public const string VerdictMisspelt = "the verdict is misspelt";
    public const string VerdictWordy = "more than the verdict alone stands in its place";
    public const string NoColon = "no colon stands before the verdict";
    public const string VerdictContradicted = "the verdict contradicts the closing sentence of the rationale";
    public const string VerdictInside = "another verdict stands inside the rationale; an item may be hidden there";
    public const string LabelInside = "a label stands inside the rationale; an item may be hidden there";
    public const string VerdictFromProse = "the verdict is read from a sentence, as the layout has no verdict word";
    public const string TitleMissing = "the title is missing";
    public const string TitleUncertain = "where the title begins is uncertain";
    public const string LabelsMissing = "one or more of the item's labels are missing";
    public const string LabelDamaged = "a label of the item is misspelt";
    public const string ItemRepeated = "the item stands twice in the letter, word for word";
    public const string PageRepeated = "a page stood twice and was read once";
    public const string CutOff = "the text of the item is cut off";
    public const string SummaryMissing = "the clinical case summary is missing";
    public const string HeadersDisagree = "more than one case number stands in the header";
    public const string CaseNumberFromFileName = "the case number is taken from the file name";
    public const string HeaderOrderGuessed = "the header's dates were placed by their order alone";

    public static string DateMissing(string label) => $"no date could be placed at '{label}'";

    public static string DateOutOfOrder(string label) => $"the date at '{label}' does not fit the order of the others";
}
