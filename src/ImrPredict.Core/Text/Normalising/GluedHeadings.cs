using System.Text.RegularExpressions;

namespace ImrPredict.Text.Normalising;

/// <summary>Separates the headings of published findings from a word that they were glued to.</summary>
internal static partial class GluedHeadings
{
    /// <summary>The text with a blank line before such headings; the same instance where there are none.</summary>
    public static string Separate(string text) => Glue().Replace(text, "\n\n");

    [GeneratedRegex(
        "(?<=[a-z0-9)\"\u2019\u201D])(?=(?:(?:Physician )?Reviewer(?:s|['\u2019]s|s['\u2019])? )?"
        + "(?:Findings?|Final Results?|Final Determination|Credentials|Nature of Statutory|Case Summary|Rationale"
        + "|Conclusions?)(?:\\(s\\))? ?[:/])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Glue();
}
