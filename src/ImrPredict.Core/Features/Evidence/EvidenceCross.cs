using System.Globalization;
using ImrPredict.Text;
using ImrPredict.Text.Evidence;

namespace ImrPredict.Features.Evidence;

/// <summary>
/// A row of <c>evidence-crosses.tsv</c>: a concept in a status, asked about a group of services. A row of all requests
/// weighs the column of the concept and has none of its own.
/// </summary>
/// <param name="Concept">The concept.</param>
/// <param name="Status">Its status.</param>
/// <param name="Group">Name of the group; <see cref="AnyGroup"/> for all requests.</param>
/// <param name="Weight">What the field holds of it in log-odds of an overturn; 0 where it holds nothing.</param>
internal readonly record struct EvidenceCross(EvidenceConcept Concept, Assertion Status, string Group, float Weight)
{
    /// <summary>Stands for all requests.</summary>
    public const string AnyGroup = "any";

    /// <summary>The rows of the table.</summary>
    public static EvidenceCross[] ReadAll() =>
        [.. TermTable.Read("evidence-crosses.tsv", 4).Select(row => new EvidenceCross(
            Enum.Parse<EvidenceConcept>(row[0]), Enum.Parse<Assertion>(row[1]), row[2],
            float.Parse(row[3], CultureInfo.InvariantCulture)))];
}
