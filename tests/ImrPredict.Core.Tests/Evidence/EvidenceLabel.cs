using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImrPredict.Text;
using ImrPredict.Text.Evidence;

namespace ImrPredict.Tests.Evidence;

/// <summary>A row of <c>labels.tsv</c>: where a mention stands in a real text and what a reader says of it.</summary>
internal sealed record EvidenceLabel
{
    public required string Set { get; init; }

    public required string Part { get; init; }

    public required string Id { get; init; }

    public required TextSpan Sentence { get; init; }

    public required string Hash { get; init; }

    public required TextSpan Mention { get; init; }

    public required EvidenceConcept Concept { get; init; }

    /// <summary>Null where the words do not speak of the concept.</summary>
    public required Assertion? Status { get; init; }

    public static IReadOnlyList<EvidenceLabel> ReadAll() =>
        [.. File.ReadLines(Path.Combine(SharedData.Root, "tests", "ImrPredict.Core.Tests", "Evidence", "labels.tsv"))
            .Where(line => line[0] != '#')
            .Skip(1)
            .Select(line => Parse(line.Split('\t')))];

    public bool IsIn(string text) => Sentence.End <= text.Length && Hash
        .Equals(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Sentence.Of(text).ToString()))),
            StringComparison.OrdinalIgnoreCase);

    private static EvidenceLabel Parse(string[] cells) => new()
    {
        Set = cells[0],
        Part = cells[1],
        Id = cells[2],
        Sentence = new(Number(cells[3]), Number(cells[4])),
        Hash = cells[5],
        Mention = new(Number(cells[6]), Number(cells[7])),
        Concept = Enum.Parse<EvidenceConcept>(cells[8]),
        Status = cells[9] == "None" ? null : Enum.Parse<Assertion>(cells[9]),
    };

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
