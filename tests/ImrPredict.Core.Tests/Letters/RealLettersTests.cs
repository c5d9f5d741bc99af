using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Tests;

public sealed class RealLettersTests
{
    [RealDataFact]
    public void Every_real_letter_gives_what_a_careful_reading_gives()
    {
        var expected = Truth();

        var reads = Reads().SelectMany(r => r).ToList();

        Assert.DoesNotContain(reads, r => r is ItemRead.Rejected);
        Assert.Equal(expected, reads.Cast<ItemRead.Parsed>().Select(p =>
            (p.Item.CaseNumber, p.Item.Number, Fold(p.Item.RequestedService), p.Decision?.Outcome.ToString())).Order());
    }

    [RealDataFact]
    public void Real_letters_have_all_their_dates_and_no_false_alarm()
    {
        var letters = Reads().Select(r => (ItemRead.Parsed)r[0]).ToList();

        var dated = letters.Count(p => p.Item is
        {
            InjuryDate: not null, UrDenialDate: not null, ReceivedDate: not null, AssignedDate: not null,
        } && p.Decision?.DecisionDate is not null);

        Assert.InRange(dated, (int)Math.Ceiling(0.99 * letters.Count), letters.Count);
        Assert.All(Reads().SelectMany(r => r), r => Assert.Empty(((ItemRead.Parsed)r).Warnings));
        Assert.All(letters, p => Assert.False(string.IsNullOrEmpty(p.Item.ClinicalText)));
        Assert.All(letters, p => Assert.False(string.IsNullOrEmpty(p.Decision?.ReviewerSpecialty)));
    }

    private static IReadOnlyList<IReadOnlyList<ItemRead>> Reads() => AllReads.Value;

    private static readonly Lazy<IReadOnlyList<IReadOnlyList<ItemRead>>> AllReads = new(() =>
    [
        .. Directory.EnumerateFiles(SharedData.PathOf("dwc-letters"))
            .Where(f => !f.EndsWith(".csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(f => LetterFile.Read(f, File.ReadAllBytes(f))),
    ]);

    private static List<(string, int, string, string?)> Truth()
    {
        using var csv = new CsvReader(
            new StreamReader(SharedData.PathOf("dwc-letters", "items.csv")), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<(string, int, string, string?)>();
        while (csv.Read())
        {
            rows.Add((csv["case_number"]!, int.Parse(csv["item"]!, CultureInfo.InvariantCulture),
                Fold(csv["requested_service"]!), csv["decision"]));
        }

        return [.. rows.Order()];
    }

    private static string Fold(string text) => Regex.Replace(text, @"\s+", " ").Trim();
}
