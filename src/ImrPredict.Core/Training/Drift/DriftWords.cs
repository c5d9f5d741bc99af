using System.Globalization;
using ImrPredict.Cases.Schema;

namespace ImrPredict.Training.Drift;

/// <summary>What drift means for the use of a model, in sentences.</summary>
internal static class DriftWords
{
    /// <summary>When a model should be trained again; the card says so too.</summary>
    public const string RetrainTrigger =
        "Train again when `imr-train drift` calls the scores, the source, the service or the treatment strongly"
        + " shifted, or when a new year's mean probability misses its overturn rate by more than the interval.";

    private static readonly string[] Weighty =
    [
        CaseColumns.Source.Name, CaseColumns.ServiceCategory.Name, "service_subcategory",
        CaseColumns.TreatmentCategory.Name, CaseColumns.TreatmentSubcategory.Name,
    ];

    /// <summary>The worst verdict of all fields.</summary>
    public static DriftVerdict Worst(DriftReport report) =>
        report.Fields.Append(report.Score).Append(report.KnownShare).Max(f => f.Verdict);

    /// <summary>The sentences, the most important first.</summary>
    public static IReadOnlyList<string> Describe(DriftReport report)
    {
        var words = new List<string>();
        var strong = report.Fields.Where(f => f.Verdict == DriftVerdict.StronglyShifted).ToList();
        var weighty = strong.Where(f => Weighty.Contains(f.Field)).ToList();
        if (weighty.Count > 0 || report.Score.Verdict == DriftVerdict.StronglyShifted)
        {
            words.Add("These rows are unlike those that the model learnt from: read its figures as not proven here, and"
                + " train it again with decided rows of this kind.");
        }
        else if (Worst(report) == DriftVerdict.Stable)
        {
            words.Add(report.N < DriftReport.FewestRows
                ? Invariant($"Of so few rows ({report.N}) only a large difference could be told; there is none.")
                : "These rows look like those that the model learnt from.");
        }
        else
        {
            words.Add("These rows differ in part from those that the model learnt from; the fields marked say where.");
        }

        words.AddRange(report.Fields.Where(f => f.UnseenShare >= 0.02).Select(f => Invariant(
            $"{100 * f.UnseenShare:0.0} % of the rows have a {f.Field} that training never met.")));
        words.AddRange(
            from field in report.Fields
            from move in field.Moves
            where move.Level == WatchedFields.Shown(null) && move.Now - move.Before >= 0.25
            group field.Field by Invariant(
                $"blank in {100 * move.Now:0} % of the rows, {100 * move.Before:0} % in training.") into alike
            select $"{Listed([.. alike])} {alike.Key}");
        if (report.Score.Verdict != DriftVerdict.Stable)
        {
            words.Add(Invariant(
                $"Scores moved: mean {report.MeanScoreBefore:0.000} in training, {report.MeanScoreNow:0.000} here."));
        }

        if (report.KnownShare.Verdict != DriftVerdict.Stable)
        {
            var before = Invariant($"{100 * report.MeanKnownShareBefore:0} %");
            words.Add($"Of words and categories {before} were known in training, "
                + Invariant($"{100 * report.MeanKnownShareNow:0} % are here."));
        }

        return words;
    }

    private static string Listed(IReadOnlyList<string> fields) => fields.Count == 1
        ? $"{fields[0]} is"
        : $"{string.Join(", ", fields.Take(fields.Count - 1))} and {fields[^1]} are";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
