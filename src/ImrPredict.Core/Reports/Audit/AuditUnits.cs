using ImrPredict.Audit.Run;
using ImrPredict.Audit.Surprise;
using ImrPredict.Reports.Pages;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Audit;

/// <summary>From a unit down to its decisions and their text.</summary>
internal static class AuditUnits
{
    private const int MostText = 1200;

    /// <summary>A decision, shorter than among those to be read first.</summary>
    public static void Open(HtmlText page, AuditResult audit, ItemSurprise scored)
    {
        var item = audit.Input.Items[scored.Row].Item;
        if (item.ClinicalText.Length == 0)
        {
            return;
        }

        var shown = DecisionHtml.Shortened(item.ClinicalText, MostText);
        page.Raw($"<details><summary><span class=case>{Encode(scored.CaseNumber)} item {scored.Number}</span> "
            + $"{DecisionHtml.Tag(scored.Outcome)} {DecisionHtml.Expected(scored)}</summary>"
            + $"<div><div class=text>{Encode(shown)}</div></div></details>");
    }
}
