namespace ImrPredict.Cases;

/// <summary>
/// What every output says of its use, in the same words: pages, model cards, reports and help of the programs.
/// </summary>
public static class LegalNotice
{
    /// <summary>The notice, a sentence a line.</summary>
    public const string Text = """
        This estimates how past reviewers decided similar requests.
        It does not say what care is right and must not be used to approve, deny, delay or modify care.
        """;

    /// <summary>The notice with what a reader who has nothing but a page should know besides.</summary>
    public const string OfPage = Text + """

        Nor may it be used to discourage an appeal. Medical necessity is decided by a licensed clinician on the
        patient's own records. Check current law before relying on it.
        """;
}
