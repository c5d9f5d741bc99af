using ImrPredict.Cases;
using ImrPredict.Text;

namespace ImrPredict.Ingest.Tables;

/// <summary>The one place where a table's text becomes clinical text: leak cutting goes in here.</summary>
internal static class ClinicalTextCut
{
    /// <summary>Cuts a text of a table.</summary>
    /// <returns>Null where there is no text, or none that may be shown to a model.</returns>
    public static CutText? Of(string text, ClinicalTextKind kind)
    {
        // CUT: VerdictCutter.Cut(text, kind) replaces this body below the check for an empty text.
        return text.Length == 0 || kind == ClinicalTextKind.FindingsBackground
            ? null
            : new CutText(text, new UncutText(text, []));
    }
}
