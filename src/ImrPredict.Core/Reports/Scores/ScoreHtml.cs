using ImrPredict.Evaluation.Metrics;
using ImrPredict.Reports.Pages;
using ImrPredict.Scoring.Backlog;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Scores;

/// <summary>
/// A backlog for those who plan its work, as one HTML file. It holds no clinical text but the words that the reasons
/// quote.
/// </summary>
public static class ScoreHtml
{
    private const int MostServices = 60;

    /// <summary>Writes the page.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="summary">The run, its rows ranked, so that the first ones are known.</param>
    public static void Write(Stream stream, ScoreSummary summary)
    {
        var page = HtmlPage.Begin(
            $"Backlog of {Count(summary.Tally.ItemsIn, "disputed item", "disputed items")}", "look",
            "Skip to the items for a second look");
        Header(page, summary);
        page.Raw("<main>");
        Capacity(page, summary);
        Services(page, summary);
        ScoreHtmlFirst.Write(page, summary);
        Counts(page, summary);
        NotScored(page, summary);
        About(page, summary);
        stream.Write(HtmlPage.End(
            page, $" with model {Encode(summary.ModelId)}. It names cases and quotes words of their texts: treat it as "
                + "you treat them."));
    }

    private static void Header(HtmlText page, ScoreSummary summary)
    {
        var (low, high) = summary.Tally.ExpectedInterval;
        page.Raw("<header><p class=soft>Open disputes before Independent Medical Review</p>")
            .Raw(summary.Tally.Scored == 0
                ? "<h1>No disputed item could be scored</h1>"
                : $"<h1>{Count(summary.Tally.Scored, "disputed item", "disputed items")}: about "
                    + $"{Number(summary.Tally.ExpectedOverturns, "#,0")} overturns expected "
                    + $"({Number(low, "#,0")} to {Number(high, "#,0")})</h1>")
            .Raw(HtmlPage.Notice());
        if (summary.Warnings.Count > 0)
        {
            page.Raw("<p><strong>Before you use these figures</strong></p><ul class=\"notice warn\">")
                .Raw(string.Concat(summary.Warnings.Select(w => $"<li>{Encode(w)}.</li>")) + "</ul>");
        }

        page.Raw("</header>");
    }

    private static void Counts(HtmlText page, ScoreSummary summary)
    {
        var tally = summary.Tally;
        page.Raw("<h2>What came in</h2><ul class=cards>")
            .Raw($"<li><b>{Count(tally.ItemsIn)}</b>items in</li>")
            .Raw($"<li><b>{Count(tally.Scored)}</b>scored</li>")
            .Raw($"<li><b>{Count(tally.Abstained)}</b>too little known, no number given</li>")
            .Raw($"<li><b>{Count(tally.Rejected)}</b>could not be read</li></ul>");
    }

    private static void Capacity(HtmlText page, ScoreSummary summary)
    {
        if (summary.Capacity is { } capacity)
        {
            page.Raw("<h2>What there is time to read</h2><p>"
                + $"{Encode(Figures.Capital(capacity.Words(summary.Tally.ExpectedOverturns)))}.</p>");
        }
    }

    private static void Services(HtmlText page, ScoreSummary summary)
    {
        var services = summary.Tally.Services.OrderByDescending(s => s.Value.Expected)
            .ThenBy(s => s.Key, StringComparer.Ordinal).ToList();
        if (services.Count == 0)
        {
            return;
        }

        page.Raw("<h2>By service</h2>").Table(
            "Expected overturns of the scored items, the most first; beside them what the services' rates among past "
                + "decisions alone would give",
            ["Service", "#Items", "#Expected overturns", "#At usual rates", "#Mean probability"],
            services.Take(MostServices).Select(s => (IReadOnlyList<string>)
            [
                Encode(s.Key), Count(s.Value.Scored), Number(s.Value.Expected, "#,0.0"),
                Number(s.Value.AtBaseRate, "#,0.0"), Percent(s.Value.MeanProbability),
            ]));
        if (services.Count > MostServices)
        {
            page.Raw($"<p class=soft>{Count(services.Count - MostServices)} more services are in the score table.</p>");
        }
    }

    private static void NotScored(HtmlText page, ScoreSummary summary)
    {
        if (summary.Tally.Abstained + summary.Tally.Rejected == 0)
        {
            return;
        }

        page.Raw("<h2>What has no score, and why</h2>");
        foreach (var (reason, count) in summary.AbstainedBy)
        {
            page.Raw($"<p>{Count(count, "item", "items")}: {Encode(reason)}.</p>");
        }

        if (summary.FirstRejects is { Count: > 0 and var shown } rejects)
        {
            var all = summary.Tally.Rejected == shown ? "" : $", the first {shown}";
            page.Table(
                $"{Count(summary.Tally.Rejected)} rejected{all}", ["File", "Place", "Field", "Reason"],
                rejects.Select(r => (IReadOnlyList<string>)
                    [Encode(r.At.File), Encode(r.At.Place), Encode(r.Field), Encode(r.Reason)]));
        }
    }

    private static void About(HtmlText page, ScoreSummary summary) => page
        .Raw("<h2>How to read this</h2><ul>")
        .Raw("<li>A probability is that of the denial being <strong>overturned</strong>. Read it beside the base rate: "
            + "25&#160;% is high where 10&#160;% is usual.</li>")
        .Raw("<li>The range behind a probability says how well calibration is known at that score; it does not cover "
            + "changes of law, guidelines or reviewers. Where it ends at the probability itself, held-out decisions "
            + "of like scores speak for no more on that side.</li>")
        .Raw("<li>The range of the expected overturns is a 95&#160;% interval if the probabilities hold. Items of one "
            + $"letter go together (correlation {Number(summary.Tally.LetterCorrelation)}), so it is wider than a "
            + "count of separate items would have.</li>")
        .Raw("<li>Reasons say what the model looked at and which way it moved the score. They are not medical advice, "
            + "and earlier decisions are not binding.</li></ul>");
}
