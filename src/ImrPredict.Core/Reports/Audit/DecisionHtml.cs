using System.Text;
using ImrPredict.Audit.Run;
using ImrPredict.Audit.Surprise;
using ImrPredict.Cases;
using ImrPredict.Reports.Pages;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Audit;

/// <summary>One decision that can be opened: why it stands out, its text with marked evidence, its rationale.</summary>
internal static class DecisionHtml
{
    private const int MostText = 4000;
    private const int MostRationale = 2000;
    private const int ShortText = 1200;

    public static void Write(HtmlText page, AuditResult audit, Flag decision)
    {
        var (scored, item) = (decision.Surprise, audit.Input.Items[decision.Surprise.Row]);
        page.Raw($"<details id=d{scored.Row}><summary><strong class=case>{Encode(scored.CaseNumber)}</strong> item "
            + $"{scored.Number}: {Encode(Titled(item.Item, decision))} "
            + $"{Tag(scored.Outcome)} {Expected(scored)}{(scored.Flagged ? " <span class=tag>flagged</span>" : "")}"
            + "</summary><div>")
            .List(decision.Reasons);
        var overturned = scored.Outcome == Outcome.Overturned;
        Evidence(
            page, $"Pointed to {(overturned ? "upholding" : "overturning")}, against the decision",
            decision.Evidence?.Against ?? []);
        Evidence(
            page, $"Pointed to {(overturned ? "overturning" : "upholding")}, as decided", decision.Evidence?.For ?? []);
        page.Raw($"<p class=soft>Surprise {Number(scored.Surprise)}, p {Number(scored.PValue, "0.####")}, q "
            + $"{Number(scored.QValue, "0.###")}, rank {Count(scored.Rank)}.</p>");
        if (decision.Evidence is { Precedents.Count: > 0 } evidence)
        {
            page.Raw("<p><strong>Similar decisions</strong></p>").List(evidence.Precedents);
        }

        Texts(page, item, decision);
        page.Raw("</div></details>");
    }

    /// <summary>A decision, shorter than among those to be read first.</summary>
    public static void WriteShort(HtmlText page, AuditResult audit, ItemSurprise scored)
    {
        var item = audit.Input.Items[scored.Row].Item;
        if (item.ClinicalText.Length == 0)
        {
            return;
        }

        var shown = Shortened(item.ClinicalText, ShortText);
        page.Raw($"<details><summary><span class=case>{Encode(scored.CaseNumber)} item {scored.Number}</span> "
            + $"{Tag(scored.Outcome)} {Expected(scored)}</summary>"
            + $"<div><div class=text>{Encode(shown)}</div></div></details>");
    }

    // What was expected, in words: beforehand, and given how its peers were decided where that says more.
    private static string Expected(ItemSurprise scored) =>
        $"{Percent(scored.ExpectedProbability)} chance of overturn expected"
        + (scored.PeerProbability == scored.ExpectedProbability
            ? ""
            : $", {Percent(scored.PeerProbability)} given its peers");

    /// <summary>An outcome as a tag that does not rest on colour.</summary>
    public static string Tag(Outcome outcome) => outcome == Outcome.Overturned
        ? "<span class=\"tag u\">&#9650; overturned</span>"
        : "<span class=\"tag d\">&#9660; upheld</span>";

    private static void Evidence(HtmlText page, string heading, IReadOnlyList<string> reasons)
    {
        if (reasons.Count > 0)
        {
            page.Raw($"<p><strong>{heading}</strong> <span class=soft>(log-odds)</span></p>").List(reasons);
        }
    }

    private static void Texts(HtmlText page, DecidedItem item, Flag decision)
    {
        if (item.Item.ClinicalText.Length > 0)
        {
            var spans = decision.Evidence?.Spans ?? [];
            var key = spans.Count == 0
                ? ""
                : "<p class=soft>Marked: <mark class=u>towards overturned</mark>, "
                    + "<mark class=d>towards upheld</mark>.</p>";
            page.Raw($"<h4>Clinical text</h4>{key}<div class=text>{Marked(item.Item.ClinicalText, spans)}</div>");
        }

        if (item.Decision.Rationale is { Length: > 0 } rationale)
        {
            page.Raw("<details><summary>The reviewer's rationale</summary><div>"
                + $"<div class=text>{Cut(rationale, MostRationale)}</div></div></details>");
        }
    }

    private static string Marked(string text, IReadOnlyList<EvidenceSpan> spans)
    {
        var shown = text[..SafeLength(text, MostText)];
        var (markup, at) = (new StringBuilder(), 0);
        foreach (var (span, overturned) in spans.Where(s => s.Span.Length > 0).OrderBy(s => s.Span.Start))
        {
            if (span.Start < at || span.End > shown.Length)
            {
                continue;
            }

            var side = overturned
                ? "<mark class=u title=\"towards overturned\">"
                : "<mark class=d title=\"towards upheld\">";
            markup.Append(Encode(shown[at..span.Start])).Append(side).Append(Encode(shown[span.Start..span.End]))
                .Append("</mark>");
            at = span.End;
        }

        return markup.Append(Encode(shown[at..])).Append(Rest(text, shown.Length)).ToString();
    }

    private static string Cut(string text, int most)
    {
        var shown = SafeLength(text, most);
        return Encode(text[..shown]) + Rest(text, shown);
    }

    private static string Rest(string text, int shown) => shown == text.Length
        ? ""
        : $" <em class=soft>({Count(text.Length - shown)} more characters are in the source.)</em>";

    // Never between the halves of a surrogate pair.
    private static int SafeLength(string text, int most) =>
        text.Length <= most ? text.Length : char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;

    // Where a coded row names no service, its diagnosis says what it was about.
    private static string Titled(DisputedItem item, Flag decision)
    {
        string?[] names = [decision.Request, item.DiagnosisSubcategory];
        return Shortened(Array.Find(names, name => !string.IsNullOrEmpty(name)) ?? "", 110);
    }

    // Dots stand where something is missing; not yet encoded.
    private static string Shortened(string text, int most) =>
        text.Length <= most ? text : text[..SafeLength(text, most)].TrimEnd() + "...";
}
