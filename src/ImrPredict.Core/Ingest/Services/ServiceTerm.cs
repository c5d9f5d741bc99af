using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Text.Patterns;

namespace ImrPredict.Ingest.Services;

/// <summary>A row of <c>service-terms.tsv</c>.</summary>
/// <param name="Pattern">The words.</param>
/// <param name="Category">What they mean.</param>
/// <param name="Priority">The higher decides.</param>
internal sealed record ServiceTerm(PhrasePattern Pattern, ServiceCategory Category, int Priority)
{
    /// <summary>Reads a row.</summary>
    public static ServiceTerm Read(string[] cells) => new(
        PhrasePattern.Parse(cells[0]),
        new(cells[1], cells[2]),
        int.Parse(cells[3], CultureInfo.InvariantCulture));
}
