using ImrPredict.Audit.Checks;
using ImrPredict.Audit.Run;
using ImrPredict.Reports.Pages;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Audit;

/// <summary>Twins and what does not fit together.</summary>
internal static class AuditHtmlTwins
{
    private const int MostClusters = 25;
    private const int MostMembers = 8;
    private const int MostFindings = 200;

    public static void Write(HtmlText page, AuditResult audit)
    {
        page.Raw("<section id=twins aria-labelledby=h-twins><h2 id=h-twins>Twins: like facts, unlike decisions</h2>");
        Twins(page, audit);
        page.Raw("</section><section id=checks aria-labelledby=h-checks><h2 id=h-checks>What does not fit "
            + "together</h2>");
        Checks(page, audit);
        page.Raw("</section>");
    }

    private static void Twins(HtmlText page, AuditResult audit)
    {
        var twins = audit.Twins;
        if (twins.DisagreementShare is not { } disagreement)
        {
            page.Raw("<p>No two items of different cases share their facts so closely.</p>");
            return;
        }

        page.Raw($"<p>{Count(twins.Pairs.Count, "pair", "pairs")} in "
            + $"{Count(twins.Clusters.Count, "group", "groups")}. Two items of one group differ in "
            + $"{Percent(disagreement)} of the cases"
            + $"; if that is chance, nobody can tell the outcome of such items with more than "
            + $"{Percent(twins.AccuracyCeiling ?? 1)} accuracy.</p>");
        var split = twins.Clusters.Where(c => c.Split).OrderByDescending(c => c.Rows.Count).ToList();
        if (split.Count > MostClusters)
        {
            page.Raw($"<p class=soft>The {MostClusters} largest of {Count(split.Count)} groups with both outcomes; "
                + $"all pairs are in twins.csv.</p>");
        }

        foreach (var cluster in split.Take(MostClusters))
        {
            page.Raw($"<details><summary>{Count(cluster.Rows.Count)} items: {cluster.Upheld} upheld, "
                + $"{cluster.Overturned} overturned <span class=soft>"
                + $"{Encode(audit.Input.Items[cluster.Rows[0]].Item.RequestedService)}</span></summary><div>");
            foreach (var row in cluster.Rows.OrderBy(r => audit.Surprise.Items[r].Rank).Take(MostMembers))
            {
                DecisionHtml.WriteShort(page, audit, audit.Surprise.Items[row]);
            }

            var more = cluster.Rows.Count > MostMembers
                ? $"<p class=soft>{MostMembers} of {Count(cluster.Rows.Count)} shown.</p>"
                : "";
            page.Raw(more + "</div></details>");
        }
    }

    private static void Checks(HtmlText page, AuditResult audit)
    {
        if (audit.Findings.Count == 0)
        {
            page.Raw("<p>Nothing was found.</p>");
            return;
        }

        var grouped = audit.Findings.GroupBy(f => (f.Check, f.CaseNumber, f.Words))
            .OrderBy(g => Array.IndexOf(ConsistencyChecks.All, g.Key.Check)).ToList();
        page.Table(
            grouped.Count > MostFindings
                ? $"The first {MostFindings} of {Count(grouped.Count)} findings; all are in findings.csv"
                : "Findings; a finding is a reason to look, not a fault",
            ["Decision", "Finding"],
            grouped.Take(MostFindings).Select(g => (IReadOnlyList<string>)
            [
                $"<span class=case>{Encode(g.Key.CaseNumber)}</span> {Numbers([.. g.Select(f => f.Number)])}",
                Encode(g.Key.Words),
            ]));
    }

    private static string Numbers(IReadOnlyList<int> items) => items.Count == 1 ? $"item {items[0]}"
        : items.Count > 3 && items[^1] - items[0] == items.Count - 1 ? $"items {items[0]} to {items[^1]}"
        : $"items {string.Join(", ", items)}";
}
