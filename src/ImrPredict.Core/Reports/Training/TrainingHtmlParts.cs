using ImrPredict.Evaluation.Metrics;
using ImrPredict.Reports.Pages;
using ImrPredict.Training.Assessment.Results;
using static ImrPredict.Reports.Pages.HtmlFigures;
using static ImrPredict.Reports.Pages.HtmlText;

namespace ImrPredict.Reports.Training;

/// <summary>Drift by year, then services and subgroups.</summary>
internal static class TrainingHtmlParts
{
    private static readonly (string By, string Name)[] Divisions =
    [
        ("year", "By year"), ("source", "By source"), ("layout", "By layout of the letter"), ("service", "By service"),
        ("treatment", "By treatment"), ("type", "By ground of the denial"),
        ("known", "By share of words and categories that the model knows"),
    ];

    public static void Write(HtmlText page, EvaluationReport report)
    {
        page.Raw("<section id=parts aria-labelledby=h-parts><h2 id=h-parts>Years, services, groups</h2>")
            .Raw("<p class=soft>Parts of at least 30 rows. Of many parts some look good or bad by chance. Gap: mean "
                + "probability minus overturn rate; above 0 the model says too much.</p>");
        var years = report.Slices.Where(s => s.By == "year").ToList();
        if (years.Count > 1)
        {
            page.Raw($"<div class=pair><figure>{TrainingSvg.Years(years)}<figcaption><strong>Drift by year.</strong> "
                + "The bar is the 95 % interval of the gap, drawn about what happened: where it misses the square, the "
                + "level has moved.</figcaption></figure></div>");
        }

        foreach (var (by, name) in Divisions)
        {
            Parts(page, report, by, name);
        }

        Weak(page, report.WeakSegments);
        Groups(page, report);
        page.Raw("</section>");
    }

    private static void Weak(HtmlText page, WeakSegmentReport? report)
    {
        if (report is null or { Looked: 0 })
        {
            return;
        }

        page.Raw($"<p>{Encode(Figures.Capital(WeakSegmentWords.Of(report)))}.</p>");
        if (report.Segments.Count > 0)
        {
            page.Table(
                "Where the probabilities miss", ["", "#Rows", "#Overturned", "#Expected", "#q"],
                report.Segments.Select(s => (IReadOnlyList<string>)
                [
                    Encode(s.Part), Count(s.N), Percent((double)s.NOverturned / s.N), Percent(s.Expected / s.N),
                    Number(s.QValue, "0.000"),
                ]));
        }
    }

    private static void Parts(HtmlText page, EvaluationReport report, string by, string name)
    {
        var slices = report.Slices.Where(s => s.By == by).ToList();
        if (slices.Count > 0)
        {
            page.Table(
                name, ["", "#Rows", "#Overturned", "#Gap", "#AUC", "#Brier skill", "#ECE"],
                slices.Select(s => (IReadOnlyList<string>)
                [
                    Encode(s.Value), Count(s.N), Percent((double)s.NOverturned / s.N),
                    WithSign(s.Gap),
                    With(s.Auc), WithSign(s.BrierSkill), Number(s.Ece, "0.000"),
                ]));
        }
    }

    private static void Groups(HtmlText page, EvaluationReport report)
    {
        var groups = report.Slices.Where(s => s.By is "age" or "sex").ToList();
        if (groups.Count == 0)
        {
            page.Raw("<p>Age and sex are not known for enough rows: fairness is not shown here.</p>");
            return;
        }

        page.Raw("<p>Age and sex are not features. False positives are upheld rows, false negatives overturned rows, "
                + $"on the wrong side of {Number(report.MarkedFrom, "0.000")}, where as many rows stand as were "
                + "overturned. The services that groups ask for differ, so a difference is not by itself unfair; nor "
                + "is its absence proof.</p>")
            .Table(
                "By age and sex", ["", "#Rows", "#Overturned", "#Gap", "#False positives", "#False negatives", "#AUC"],
                groups.Select(s => (IReadOnlyList<string>)
                [
                    Encode($"{s.By} {s.Value}"), Count(s.N), Percent((double)s.NOverturned / s.N),
                    WithSign(s.Gap),
                    Share(s.FalsePositiveRate),
                    Share(s.FalseNegativeRate),
                    With(s.Auc),
                ]));
    }
}
