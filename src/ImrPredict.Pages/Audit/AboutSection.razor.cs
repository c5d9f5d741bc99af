using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Dispersion;
using ImrPredict.Audit.Run;
using ImrPredict.Audit.Surprise;
using ImrPredict.Evaluation.Metrics;
using Microsoft.AspNetCore.Components;
using static ImrPredict.Reports.Pages.WrittenFigures;

namespace ImrPredict.Pages.Audit;

/// <summary>How it was done, on which data, with which model, and how far to trust it.</summary>
public sealed partial class AboutSection : ComponentBase
{
    /// <summary>The audit.</summary>
    [Parameter]
    [EditorRequired]
    public AuditResult Audit { get; set; } = null!;

    private IEnumerable<(string Term, string Words)> Entries
    {
        get
        {
            var (surprise, fit, options) = (Audit.Surprise, Audit.Surprise.Calibration, Audit.Options);
            return
            [
                ("Data", Audit.Input.Data),
                ("Model behind the expectation", Audit.Input.Model
                    + ". The probability of each decision comes from a model that has not seen that decision, from "
                    + "facts known before it."),
                ("Does the expectation fit?", $"{Count(fit.Observed)} overturned, "
                    + $"{Number(fit.Expected, "0.0")} expected; z = {Number(fit.Z, "0.00")} (beyond 1.96 in doubt). "
                    + $"Of decisions whose rarer outcome had a chance below 10 %, {Count(fit.RareObserved)} came out "
                    + $"that way, {Number(fit.RareExpected, "0.0")} expected."),
                ("Surprise", "Minus the natural logarithm of the probability of what was decided; larger is "
                    + "stranger. "
                    + (surprise.PeersUsed
                        ? "How the peers of each item were decided (the other items of its case, twins, like items "
                            + "around the same time) was found to say something and is taken in; the item's own "
                            + "decision is not."
                        : "How the peers of items were decided (items of the same case, twins, like items around the "
                            + "same time) was found to say nothing more and is not taken in.")),
                ("Flags", $"{Count(surprise.Flags)} at a nominal share of false flags of "
                    + $"{Percent(options.Surprise.FalseDiscoveryRate)} ({MethodName(options.Surprise.Method)}). "
                    + (surprise.Flags == 0 ? "" : $"{Figures.Capital(About(surprise.ExpectedFalseFlags))} decisions "
                        + "would come out so strangely by chance alone. ")
                    + "Before flags are counted, chances near 0 and 100 % are drawn in by the doubt about the spread "
                    + "of an expectation learnt from so many decisions. This holds as far as the expectation fits."),
                ("Agreement", $"Of our {Audit.Agreement.Top} strangest, self-confidence names "
                    + $"{Percent(Audit.Agreement.SelfConfidence)} among its own, confident learning "
                    + $"{Percent(Audit.Agreement.ConfidentLearning)}."),
                ("Charts", $"Units need {options.Charts.MinItems} items in {options.Charts.MinLetters} "
                    + $"cases. Limits allow for the case mix, the correlation of decisions in one case, and "
                    + $"{Spread(options.Charts)}; changes by risk-adjusted CUSUM (Steiner and others 2000) against the "
                    + "level that all others had at the time, told where the two sides of the series differ most. "
                    + "No chart names a person; a reviewer is shown by specialty alone."),
                ("What is shown", "To keep this file small it shows part of the detail and says where; the "
                    + "CSV files beside it hold everything."),
            ];
        }
    }

    private static string Spread(ChartOptions charts) => charts.Overdispersion == OverdispersionForm.None
        ? "nothing beyond chance, between units or over time"
        : "spread between units beyond chance (Spiegelhalter 2005); over time Laney's p' (2002)";

    private static string MethodName(FalseDiscoveryMethod method) => method switch
    {
        FalseDiscoveryMethod.BenjaminiHochberg => "Benjamini-Hochberg 1995",
        FalseDiscoveryMethod.BenjaminiYekutieli => "Benjamini-Yekutieli 2001",
        _ => "Benjamini-Hochberg for discrete tests, counted in cases",
    };
}
