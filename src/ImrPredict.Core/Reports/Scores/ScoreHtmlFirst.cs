using System.Globalization;
using ImrPredict.Reports.Pages;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Scores;

/// <summary>The rows with the highest probability, for a clinician's second look.</summary>
internal static class ScoreHtmlFirst
{
    public static void Write(HtmlText page, ScoreSummary summary)
    {
        if (summary.First.Count == 0)
        {
            return;
        }

        page.Raw("<h2 id=look>For a clinician's second look</h2>")
            .Raw($"<p>The {Count(summary.First.Count)} items with the highest probability of an overturn. The bar is "
                + "the probability, the mark on it the base rate of the service.</p>")
            .Raw("<ol class=look>");
        foreach (var row in summary.First)
        {
            Item(page, row.Rank, row.Score);
        }

        page.Raw("</ol>");
    }

    private static void Item(HtmlText page, long? rank, ItemScore score)
    {
        var service = score.RequestedService.Length > 0 ? score.RequestedService : score.ServiceCategory.ToString();
        var probability = score.OverturnProbability ?? 0;
        page.Raw($"<li><h3>{rank}. {Encode(score.CaseNumber)}, item {score.Number}</h3>")
            .Raw($"<p>{Encode(service)}</p>")
            .Raw($"<div class=bar aria-hidden=true><i style=\"width:{Width(probability)}\"></i>"
                + $"{(score.BaseRate is { } rate ? $"<em style=\"left:{Width(rate)}\"></em>" : "")}</div>")
            .Raw($"<p><strong>{Percent(probability)}</strong> ({Percent(score.ProbabilityLow ?? 0)} to "
                + $"{Percent(score.ProbabilityHigh ?? 0)}); base rate {BaseRate(score)}</p>");
        if (score.Reasons.Count > 0)
        {
            page.List(score.Reasons.Select(reason => reason.ToString()));
        }

        if (score.Precedents.Count > 0)
        {
            page.Raw("<p class=soft>Similar earlier decisions:</p>")
                .List(score.Precedents.Select(precedent => precedent.ToString()));
        }

        page.Raw("</li>");
    }

    private static string BaseRate(ItemScore score) => score.BaseRate is not { } rate
        ? "unknown"
        : $"{Percent(rate)} of {Count(score.BaseRateCount ?? 0, "past decision", "past decisions")}, "
            + $"{(score.Band is { } band ? ScoreBands.Words(band) : "")} it";

    private static string Width(double share) => share.ToString("0.0%", CultureInfo.InvariantCulture);
}
