using System.Globalization;
using ImrPredict.Audit.Run;
using ImrPredict.Cases;
using ImrPredict.Text;

namespace ImrPredict.Tests.Audit;

/// <summary>Inputs of an audit made up whole: letters, services, dates, texts, a few twins and faults.</summary>
internal static class MadeReports
{
    private static readonly string[] Services =
        ["Pharmaceuticals: Opioids", "Imaging: MRI", "Therapy: Physical", "Injections: Epidural",
            "Surgery: Knee", "Durable equipment"];

    private static readonly string[] Specialties = ["Family Practice", "Pain Medicine", "Orthopaedic Surgery"];

    private static readonly string[] Words =
        ["pain", "radiates", "improved", "exercise", "strength", "limited", "walks", "sleep", "tablet",
            "daily", "course", "therapy", "denied", "records", "exam", "tender", "stable", "worse", "new", "plan"];

    /// <summary>An input of so many items, two to a letter; texts of about 200 words.</summary>
    public static AuditInput Input(int count, int seed)
    {
        var random = new Random(seed);
        var (items, expected) = (new List<DecidedItem>(), new List<double>());
        for (var row = 0; row < count; row++)
        {
            var service = random.Next(Services.Length);
            var p = MadeCases.LogitNormal(random, -2.6 + (0.4 * service), 0.9);
            var month = row * 30 / count;
            var rate = service == 3 && month > 18 ? Math.Min(1, 2.5 * p) : p;
            items.Add(Item(random, row, service, random.NextDouble() < rate, month));
            expected.Add(p);
        }

        return new AuditInput
        {
            Items = items,
            Expected = expected,
            Model = "a made-up expectation",
            Data = $"{count.ToString(CultureInfo.InvariantCulture)} made-up items",
            HouseColumns = [new("UR vendor", [.. items.Select((_, row) => $"Vendor {(char)('A' + (row / 2 % 9))}")])],
            EvidenceOf = row => new ItemEvidence
            {
                Against = ["a first course is asked for (0.30)"],
                For = ["exercise documented, \"a <trial> of exercise\" (0.10)"],
                Spans = [new(new TextSpan(0, 4), true), new(new TextSpan(12, 9), false)],
                Precedents = ["CM90-0000001 item 1, upheld"],
            },
        };
    }

    private static DecidedItem Item(Random random, int row, int service, bool overturned, int month)
    {
        // Every fortieth letter repeats one text, word for word: twins.
        var twin = row % 80 < 2 ? new Random(service) : random;
        var made = MadeCases.Item(row / 2, (row % 2) + 1, overturned, new DateOnly(2090, 1, 10).AddMonths(month));
        return made with
        {
            Item = made.Item with
            {
                RequestedService = $"Made-up {Services[service].ToLowerInvariant()}",
                ServiceCategory = ServiceCategory.Parse(Services[service]),
                ClinicalText = string.Join(
                    ' ', Enumerable.Range(0, 200).Select(_ => Words[twin.Next(Words.Length)])) + " <b>5 < 6 & 7</b>.",
                InjuryDate = new DateOnly(2089, 1, 1),
            },
            Decision = made.Decision with
            {
                ReviewerSpecialty = Specialties[random.Next(3)] + ", licensed in California",
                Rationale =
                    string.Join(' ', Enumerable.Range(0, 60).Select(_ => Words[random.Next(Words.Length)])) + ".",
            },
        };
    }
}
