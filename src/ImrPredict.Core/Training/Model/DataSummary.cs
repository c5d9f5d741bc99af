using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using ImrPredict.Cases;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Model;

/// <summary>The rows that a model learnt from, in numbers.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Overturned">Of them overturned.</param>
/// <param name="Clusters">Clusters of rows that belong together.</param>
/// <param name="BySource">Rows by source.</param>
/// <param name="ByYear">Rows by year; <c>unknown</c> for undated ones.</param>
/// <param name="Hash">SHA-256 over id, text and outcome of every row in order.</param>
/// <param name="Refit">Rows that the saved model was fitted on: <c>all</c>, <c>before YEAR</c> or <c>split</c>.</param>
public sealed record DataSummary(
    int Rows,
    int Overturned,
    int Clusters,
    IReadOnlyDictionary<string, int> BySource,
    IReadOnlyDictionary<string, int> ByYear,
    string Hash,
    string Refit)
{
    /// <summary>Rows by layout of the letter; empty without letters.</summary>
    public required IReadOnlyDictionary<string, int> ByLayout { get; init; }

    /// <summary>Rows whose case number lies in the ranges of the synthetic corpus, which no real review uses.</summary>
    public required int Synthetic { get; init; }

    /// <summary>Whether all rows are synthetic: what was learnt says nothing about real disputes.</summary>
    [JsonIgnore]
    public bool IsSynthetic => Rows > 0 && Synthetic == Rows;

    internal static DataSummary Summarise(TrainingSet set, string refit) => new(
        set.Count,
        set.Overturned.Count(o => o),
        set.Clusters.Distinct().Count(),
        Count(set.Items, i => i.Item.Source.ToString()),
        Count(set.Items, i => i.Year?.ToString(CultureInfo.InvariantCulture) ?? "unknown"),
        HashOf(set.Items),
        refit)
    {
        ByLayout = Count([.. set.Items.Where(i => i.Layout is not null)], i => i.Layout!.Value.ToString()),
        Synthetic = set.Items.Count(i => SyntheticCase.IsNumber(i.Item.CaseNumber)),
    };

    private static SortedDictionary<string, int> Count(
        IReadOnlyList<DecidedItem> items, Func<DecidedItem, string> key) =>
        new(items.GroupBy(key).ToDictionary(g => g.Key, g => g.Count()), StringComparer.Ordinal);

    /// <summary>SHA-256 over id, text and outcome of every row in order.</summary>
    public static string HashOf(IReadOnlyList<DecidedItem> items)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (item, decision, _) in items)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"{item.CaseNumber}\t{item.Number}\t{item.RequestedService}\t{item.TreatmentCategory}"
                + $"\t{item.TreatmentSubcategory}\t{item.DiagnosisCategory}\t{item.DiagnosisSubcategory}"
                + $"\t{item.ClinicalText}\t{decision.Outcome}\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
