using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Evaluation;

namespace ImrPredict.Training;

/// <summary>Rows to judge on, with what the baselines and candidates say about them.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Clusters">Cluster of each, for the intervals.</param>
/// <param name="Majority">Probability of the majority baseline: the training rows' overturn rate.</param>
/// <param name="Cohort">Probability of the cohort baseline.</param>
/// <param name="Chosen">Probability of whichever candidate selection chose on the training rows of each part.</param>
/// <param name="Candidates">Names of the candidates.</param>
/// <param name="Probabilities">Probabilities by candidate (candidates x rows).</param>
internal sealed record JudgedRows(
    IReadOnlyList<DecidedItem> Items,
    IReadOnlyList<int> Clusters,
    IReadOnlyList<double> Majority,
    IReadOnlyList<double> Cohort,
    IReadOnlyList<double> Chosen,
    IReadOnlyList<string> Candidates,
    IReadOnlyList<IReadOnlyList<double>> Probabilities)
{
    private const int FewestSliceRows = 30;

    private readonly bool[] overturned = [.. Items.Select(i => i.Overturned)];

    /// <summary>The report, without leak and trials.</summary>
    /// <param name="selected">Name of the candidate in the saved model.</param>
    /// <param name="design">How the rows were kept apart.</param>
    /// <param name="options">Resamples and seed.</param>
    /// <param name="model">The saved model.</param>
    /// <param name="seconds">Seconds of each candidate; null where not known.</param>
    public EvaluationReport Report(
        string selected, string design, TrainingOptions options, ModelIdentity model, IReadOnlyList<double>? seconds)
    {
        var bootstrap = new ClusterBootstrap(Clusters, options.BootstrapResamples, options.Seed);
        var candidates = Candidates.Select((name, c) => new CandidateReport(
            name, name == selected, Metrics(Probabilities[c], bootstrap), seconds?[c])).ToList();
        return new EvaluationReport
        {
            N = Items.Count,
            NOverturned = overturned.Count(o => o),
            Design = design,
            Model = model,
            Metrics = Metrics(Chosen, bootstrap),
            Baselines = new Dictionary<string, MetricReport>
            {
                ["majority"] = Metrics(Majority, bootstrap),
                ["cohort"] = Metrics(Cohort, bootstrap),
            },
            LiftOverCohort = Lift(bootstrap),
            Candidates = candidates,
            Slices = Slices(Chosen),
            Reliability = Reliability.Bins(overturned, Chosen),
            Coverage = SelectiveAccuracy.ByCoverage(overturned, Chosen),
        };
    }

    /// <summary>Rows of several parts in one, each judged by a pipeline of its own.</summary>
    public static JudgedRows Join(IReadOnlyList<JudgedRows> parts) => new(
        [.. parts.SelectMany(p => p.Items)],
        [.. parts.SelectMany(p => p.Clusters)],
        [.. parts.SelectMany(p => p.Majority)],
        [.. parts.SelectMany(p => p.Cohort)],
        [.. parts.SelectMany(p => p.Chosen)],
        parts[0].Candidates,
        [.. parts[0].Candidates.Select(
            (_, c) => (IReadOnlyList<double>)[.. parts.SelectMany(p => p.Probabilities[c])])]);

    private MetricReport Metrics(IReadOnlyList<double> probabilities, ClusterBootstrap bootstrap)
    {
        var sample = new RankedSample(overturned, probabilities, Cohort);
        return MetricReport.Of(sample.Metrics(), bootstrap.Intervals(sample));
    }

    private AucLift Lift(ClusterBootstrap bootstrap)
    {
        var (model, cohort) = (new RankedSample(overturned, Chosen), new RankedSample(overturned, Cohort));
        var interval = bootstrap.Difference(model, cohort, m => m.Auc);
        return new AucLift(model.Metrics().Auc - cohort.Metrics().Auc, interval.Low, interval.High);
    }

    private List<SliceReport> Slices(IReadOnlyList<double> probabilities)
    {
        var slices = new List<SliceReport>();
        void Add(string by, Func<DecidedItem, string?> valueOf) => slices.AddRange(
            Enumerable.Range(0, Items.Count)
                .GroupBy(i => valueOf(Items[i]))
                .Where(group => group.Key is { Length: > 0 } && group.Count() >= FewestSliceRows)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Slice(by, group.Key!, [.. group], probabilities)));

        Add("source", i => i.Item.Source.ToString());
        Add("year", i => i.Year?.ToString(CultureInfo.InvariantCulture));
        Add("service", i => i.Item.RequestedService.Length == 0 ? null : i.Item.ServiceCategory.Category);
        Add("treatment", i => i.Item.TreatmentCategory);
        Add("type", i => i.Item.ImrType);
        Add("age", i => i.Item.AgeRange ?? AgeBand(i.Item.Age));
        Add("sex", i => i.Item.Sex?.ToString());
        return slices;
    }

    private static string? AgeBand(int? age) => age switch
    {
        null => null,
        <= 20 => "0-20",
        <= 40 => "21-40",
        <= 50 => "41-50",
        <= 64 => "51-64",
        _ => "65+",
    };

    private SliceReport Slice(string by, string value, int[] rows, IReadOnlyList<double> probabilities)
    {
        var metrics = new RankedSample([.. rows.Select(i => overturned[i])], [.. rows.Select(i => probabilities[i])]).Metrics();
        return new SliceReport(
            by, value, metrics.N, metrics.NOverturned, metrics.MeanProbability, metrics.Auc, metrics.Brier, metrics.Ece);
    }
}
