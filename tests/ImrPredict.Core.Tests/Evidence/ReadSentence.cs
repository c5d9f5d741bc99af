using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImrPredict.Text;
using ImrPredict.Text.Evidence;

namespace ImrPredict.Tests.Evidence;

/// <summary>
/// A sentence of a real text that a person read whole, and every mention in it (<c>sentences.tsv</c>).
/// </summary>
internal sealed record ReadSentence(
    string Set, string Part, string Id, TextSpan Place, string Hash, IReadOnlyList<ReadMention> Mentions)
{
    public static IReadOnlyList<ReadSentence> ReadAll() =>
        [.. File.ReadLines(Path.Combine(SharedData.Root, "tests", "ImrPredict.Core.Tests", "Evidence", "sentences.tsv"))
            .Where(line => line[0] != '#')
            .Skip(1)
            .Select(line => line.Split('\t'))
            .GroupBy(cells => (cells[2], cells[3]))
            .Select(rows => rows.ToList())
            .Select(rows => new ReadSentence(
                rows[0][0], rows[0][1], rows[0][2], Span(rows[0][3], rows[0][4]), rows[0][5],
                [.. rows.Where(cells => cells[8] != "-").Select(MentionOf)]))];

    public bool IsIn(string text) => Place.End <= text.Length && Hash.Equals(
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Place.Of(text).ToString()))),
        StringComparison.OrdinalIgnoreCase);

    private static ReadMention MentionOf(string[] cells) => new(
        Enum.Parse<EvidenceConcept>(cells[8]), Enum.Parse<Assertion>(cells[9]), Span(cells[6], cells[7]));

    private static TextSpan Span(string start, string length) =>
        new(int.Parse(start, CultureInfo.InvariantCulture), int.Parse(length, CultureInfo.InvariantCulture));
}

/// <summary>A mention as the person read it.</summary>
internal sealed record ReadMention(EvidenceConcept Concept, Assertion Status, TextSpan Place);
