using System.Globalization;
using ImrPredict.Reports.Pages;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Scores;

/// <summary>
/// The rows to look at first, as a table that the reader sorts without any script: each row carries its place in every
/// order, and the order chosen sets which one counts.
/// </summary>
internal static class ScoreHtmlFirst
{
    private const double LeastScale = 0.4;

    private static readonly string[] Columns = ["Case", "Service", "Probability", "In words", "What moved it"];

    private static readonly (string Name, Comparison<RankedScore> Compare)[] Orders =
    [
        ("what to look at first", (_, _) => 0),
        ("probability", (a, b) => Nullable.Compare(b.Score.OverturnProbability, a.Score.OverturnProbability)),
        ("times the usual rate", (a, b) => Nullable.Compare(b.Score.Lift, a.Score.Lift)),
        ("service", (a, b) => string.CompareOrdinal(ServiceOf(a.Score), ServiceOf(b.Score))),
        ("case", (a, b) => string.CompareOrdinal(a.Score.CaseNumber, b.Score.CaseNumber)),
    ];

    public static void Write(HtmlText page, ScoreSummary summary)
    {
        var first = summary.First;
        if (first.Count == 0)
        {
            return;
        }

        var scale = Scale(first);
        page.Raw("<h2 id=look>For a clinician's second look</h2>")
            .Raw($"<p>The {Count(first.Count)} items that are farthest above what is usual for their service. "
                + $"Bars run from 0 to {Percent(scale)}; the mark is the usual rate of the service.</p>")
            .Raw("<div class=sorts><fieldset><legend>Sort by</legend>");
        for (var order = 0; order < Orders.Length; order++)
        {
            page.Raw($"<label><input type=radio name=by id=by{order}{(order == 0 ? " checked" : "")}> "
                + $"{Orders[order].Name}</label>");
        }

        page.Raw("</fieldset><div class=scroll tabindex=0 role=region aria-label=\"Items to look at first\">"
            + "<table class=look role=table><thead role=rowgroup><tr role=row>"
            + string.Concat(Columns.Select(name => $"<th scope=col role=columnheader>{name}</th>"))
            + "</tr></thead><tbody role=rowgroup>");
        var places = Orders.Select(order => Places(first, order.Compare)).ToList();
        for (var i = 0; i < first.Count; i++)
        {
            var style = string.Concat(places.Select((place, order) => $"--o{order}:{place[i]};"));
            page.Raw($"<tr role=row style=\"{style}\">{Cells(first[i].Score, scale)}</tr>");
        }

        page.Raw("</tbody></table></div></div>");
    }

    private static string Cells(ItemScore score, double scale)
    {
        var probability = score.OverturnProbability ?? 0;
        var mark = score.BaseRate is { } rate ? $"<em style=\"left:{Width(rate / scale)}\"></em>" : "";
        var usual = score.BaseRate is { } known
            ? $"usual: {Percent(known)} of {Count(score.BaseRateCount ?? 0, "past decision", "past decisions")}"
            : "usual rate not known";
        return $"<th scope=row role=rowheader>{Encode(score.CaseNumber)}<small>item {score.Number}</small></th>"
            + $"<td role=cell>{Encode(ServiceOf(score))}</td>"
            + $"<td role=cell><strong>{Percent(probability)}</strong> <small>({Percent(score.ProbabilityLow ?? 0)} to "
            + $"{Percent(score.ProbabilityHigh ?? 0)}{Ends(score)})</small><div class=bar aria-hidden=true>"
            + $"<i style=\"width:{Width(probability / scale)}\"></i>{mark}</div><small>{usual}</small></td>"
            + $"<td role=cell>{Encode(ScoreBands.Sentence(score.OverturnProbability, score.Lift))}</td>"
            + $"<td role=cell>{Why(score)}</td>";
    }

    private static string Ends(ItemScore score) =>
        score.ProbabilityHigh <= score.OverturnProbability ? "; ends at the estimate, see below"
        : score.ProbabilityLow >= score.OverturnProbability ? "; begins at the estimate, see below"
        : "";

    private static string Why(ItemScore score)
    {
        if (score.Reasons.Count == 0)
        {
            return "nothing stands out";
        }

        string Said(Scoring.Reasons.Reason reason) => Encode($"{reason.Quoted}: {reason.Effect}");
        var first = Said(score.Reasons[0]);
        var more = string.Concat(score.Reasons.Skip(1).Select(reason => $"<li>{Said(reason)}</li>"));
        var precedents = string.Concat(score.Precedents.Select(p => $"<li>{Encode(p.ToString())}</li>"));
        return more.Length + precedents.Length == 0 ? first
            : $"<details><summary>{first}</summary><div>{(more.Length > 0 ? $"<ul>{more}</ul>" : "")}"
                + (precedents.Length > 0 ? $"<p class=soft>Similar earlier decisions:</p><ul>{precedents}</ul>" : "")
                + "</div></details>";
    }

    private static int[] Places(IReadOnlyList<RankedScore> rows, Comparison<RankedScore> compare)
    {
        var (sorted, places) = (Enumerable.Range(0, rows.Count).ToList(), new int[rows.Count]);
        sorted.Sort((a, b) => compare(rows[a], rows[b]) is var order and not 0 ? order : a.CompareTo(b));
        for (var place = 0; place < sorted.Count; place++)
        {
            places[sorted[place]] = place;
        }

        return places;
    }

    private static string ServiceOf(ItemScore score) =>
        score.RequestedService.Length > 0 ? score.RequestedService : score.ServiceCategory.ToString();

    // Most probabilities lie between 5 and 40 %, which a scale of 100 % would press together.
    private static double Scale(IReadOnlyList<RankedScore> rows) => Math.Max(
        LeastScale,
        Math.Ceiling(10 * rows.Max(row => Math.Max(row.Score.OverturnProbability ?? 0, row.Score.BaseRate ?? 0))) / 10);

    private static string Width(double share) =>
        Math.Min(1, share).ToString("0.0%", CultureInfo.InvariantCulture);
}
