using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using ImrPredict.Evaluation.Metrics;
using ImrPredict.Training.Assessment.Results;

namespace ImrPredict.Train.Runs;

/// <summary>What a figure of a report must reach, such as <c>auc&gt;=.65</c> or <c>ece.high&lt;.08</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Figure">Name of a figure, as in the JSON.</param>
/// <param name="Bound">Which number of it: its value, or an end of its interval.</param>
/// <param name="Sign">One of <c>&gt;=</c>, <c>&gt;</c>, <c>&lt;=</c>, <c>&lt;</c>.</param>
/// <param name="Limit">What it is compared with.</param>
internal sealed partial record Requirement(string Text, string Figure, string Bound, string Sign, double Limit)
{
    private static readonly Dictionary<string, Func<EvaluationReport, Estimate?>> Figures = new()
    {
        ["auc"] = report => report.Metrics.Auc,
        ["ap"] = report => report.Metrics.Ap,
        ["brier"] = report => report.Metrics.Brier,
        ["brier_skill"] = report => report.Metrics.BrierSkill,
        ["log_loss"] = report => report.Metrics.LogLoss,
        ["ece"] = report => report.Metrics.Ece,
        ["lift_over_cohort"] = report => report.AucDifference.Auc,
        ["lift_over_plain"] = report => report.PlainDifference?.Auc,
    };

    /// <summary>Names of the figures.</summary>
    public static string Names => string.Join(", ", Figures.Keys);

    /// <summary>Reads requirements, separated by commas; an option's parser.</summary>
    public static IReadOnlyList<Requirement> Parse(ArgumentResult argument)
    {
        var read = new List<Requirement>();
        foreach (var text in argument.Tokens.SelectMany(token => token.Value.Split(',')).Select(part => part.Trim()))
        {
            if (Written().Match(text) is { Success: true } match && Figures.ContainsKey(match.Groups[1].Value))
            {
                var limit = double.Parse(match.Groups[4].Value, NumberStyles.Float, CultureInfo.InvariantCulture);
                read.Add(new(text, match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, limit));
                continue;
            }

            argument.AddError(
                $"--require takes figures and limits such as \"auc>=.65,ece<=.06\", with >=, >, <= or < and one of "
                + $"{Names}, each with .low or .high for an end of its interval; found '{text}'.");
        }

        return read;
    }

    /// <summary>The number that a report has; NaN where it has none.</summary>
    public double In(EvaluationReport report) => Figures[Figure](report) is not { } figure ? double.NaN : Bound switch
    {
        ".low" => figure.Low,
        ".high" => figure.High,
        _ => figure.Value,
    };

    /// <summary>Whether a report has the number and it is within the limit.</summary>
    public bool IsMet(EvaluationReport report) => Sign switch
    {
        ">=" => In(report) >= Limit,
        ">" => In(report) > Limit,
        "<=" => In(report) <= Limit,
        _ => In(report) < Limit,
    };

    [GeneratedRegex(
        @"^([a-z_]+)(\.low|\.high)?\s*(>=|>|<=|<)\s*(-?(?:[0-9]+\.?[0-9]*|\.[0-9]+))$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
