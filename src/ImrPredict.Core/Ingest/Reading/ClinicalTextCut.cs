using ImrPredict.Cases;
using ImrPredict.Text.Verdicts;

namespace ImrPredict.Ingest.Reading;

/// <summary>The one place where a table's text becomes clinical text.</summary>
internal static class ClinicalTextCut
{
    /// <summary>Cuts a text of a table.</summary>
    /// <returns>Null where there is no text.</returns>
    public static CutText? Of(string text, ClinicalTextKind kind) =>
        text.Length == 0 ? null : VerdictCutter.Cut(text, kind);
}
