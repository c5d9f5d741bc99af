using ImrPredict.Audit.Run;
using ImrPredict.Audit.Surprise;
using ImrPredict.Cases;
using ImrPredict.Reports.Pages;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Audit;

/// <summary>One decision that can be opened: why it stands out, its text with marked evidence, its rationale.</summary>
internal static class DecisionHtml
{
    private const int MostText = 4000;
    private const int MostRationale = 2000;

    public static void Write(HtmlText page, AuditResult audit, Flag decision)
    {
        var (scored, item) = (decision.Surprise, audit.Input.Items[decision.Surprise.Row]);
        page.Raw($"<details id=d{scored.Row}><summary><strong class=case>{Encode(scored.CaseNumber)}</strong> item "
            + $"{scored.Number} "
            + $"{Tag(scored.Outcome)} {Expected(scored)}{(scored.Flagged ? " <span class=tag>flagged</span>" : "")} "
            + $"<span class=soft>{Encode(Titled(item.Item, decision.Service))}</span></summary><div><ul>");
        foreach (var reason in decision.Reasons)
        {
            page.Raw($"<li>{Encode(reason)}</li>");
        }

        page.Raw("</ul>");
        var overturned = scored.Outcome == Outcome.Overturned;
        Evidence(page, $"Pointed to {(overturned ? "upholding" : "overturning")}, against the decision", decision.Evidence?.Against ?? []);
        Evidence(page, $"Pointed to {(overturned ? "overturning" : "upholding")}, as decided", decision.Evidence?.For ?? []);
        page.Raw($"<p class=soft>Surprise {Number(scored.Surprise)}, p {Number(scored.PValue, "0.####")}, q "
            + $"{Number(scored.QValue, "0.###")}, rank {Count(scored.Rank)}.</p>");
        Precedents(page, decision);
        Texts(page, item, decision);
        page.Raw("</div></details>");
    }

    /// <summary>
    /// What was expected, in words: beforehand, and given how its peers were decided where that says more.
    /// </summary>
    public static string Expected(ItemSurprise scored) =>
        $"{Percent(scored.ExpectedProbability)} chance of overturn expected"
        + (scored.PeerProbability == scored.ExpectedProbability ? "" : $", {Percent(scored.PeerProbability)} given "
        + $"its peers");

    /// <summary>An outcome as a tag that does not rest on colour.</summary>
    public static string Tag(Outcome outcome) =>
        outcome == Outcome.Overturned ? "<span class=\"tag u\">&#9650; overturned</span>" : "<span class=\"tag "
            + "d\">&#9660; upheld</span>";

    private static void Evidence(HtmlText page, string heading, IReadOnlyList<string> reasons)
    {
        if (reasons.Count > 0)
        {
            page.Raw($"<p><strong>{heading}</strong> <span class=soft>(log-odds)</span></p><ul>"
                + string.Concat(reasons.Select(r => $"<li>{Encode(r)}</li>")) + "</ul>");
        }
    }

    private static void Precedents(HtmlText page, Flag decision)
    {
        if (decision.Evidence is { Precedents.Count: > 0 } evidence)
        {
            page.Raw("<p><strong>Similar decisions</strong></p><ul>" + string.Concat(evidence.Precedents.Select(p => $"<li>{Encode(p)}</li>")) + "</ul>");
        }
    }

    private static void Texts(HtmlText page, DecidedItem item, Flag decision)
    {
        if (item.Item.ClinicalText.Length > 0)
        {
            var marked = decision.Evidence?.Spans.Count > 0
                ? "<p class=soft>Marked: <mark class=u>towards overturned</mark>, <mark class=d>towards "
                    + "upheld</mark>.</p>"
                : "";
            page.Raw($"<h4>Clinical text</h4>{marked}<div class=text>{Marked(item.Item.ClinicalText, decision.Evidence?.Spans ?? [])}</div>");
        }

        if (item.Decision.Rationale is { Length: > 0 } rationale)
        {
            page.Raw($"<details><summary>The reviewer's rationale</summary><div><div "
                + $"class=text>{Cut(rationale, MostRationale)}</div></div></details>");
        }
    }

    private static string Marked(string text, IReadOnlyList<EvidenceSpan> spans)
    {
        var shown = text[..SafeLength(text, MostText)];
        var (markup, at) = (new System.Text.StringBuilder(), 0);
        foreach (var evidence in spans.Where(s => s.Span.Start >= 0 && s.Span.End <= shown.Length && s.Span.Length > 0).OrderBy(s => s.Span.Start))
        {
            if (evidence.Span.Start < at)
            {
                continue;
            }

            markup.Append(Encode(shown[at..evidence.Span.Start]));
            markup.Append(evidence.TowardsOverturned ? "<mark class=u title=\"towards "
                + "overturned\">" : "<mark class=d title=\"towards upheld\">");
            markup.Append(Encode(shown[evidence.Span.Start..evidence.Span.End])).Append("</mark>");
            at = evidence.Span.End;
        }

        return markup.Append(Encode(shown[at..])).Append(Rest(text, shown.Length)).ToString();
    }

    private static string Cut(string text, int most)
    {
        var shown = SafeLength(text, most);
        return Encode(text[..shown]) + Rest(text, shown);
    }

    private static string Rest(string text, int shown) =>
        shown == text.Length ? "" : $" <em class=soft>({Count(text.Length - shown)} more characters are in the "
            + $"source.)</em>";

    // Never between the halves of a surrogate pair.
    private static int SafeLength(string text, int most) =>
        text.Length <= most ? text.Length : char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;

    // A coded row has no title; where its category is blank too, the subcategories say what it was about.
    private static string Titled(DisputedItem item, string? service)
    {
        string?[] names = [item.RequestedService, service, item.TreatmentSubcategory, item.DiagnosisSubcategory];
        return Shortened(Array.Find(names, name => !string.IsNullOrEmpty(name)) ?? "", 110);
    }

    /// <summary>A text cut to a length, with dots where something is missing; not yet encoded.</summary>
    public static string Shortened(string text, int most) =>
        text.Length <= most ? text : text[..SafeLength(text, most)].TrimEnd() + "...";
}
