using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Desk.Store;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;

namespace ImrPredict.Tests.Desk.Columns;

/// <summary>
/// A store with batches of drawn items: gaps, letters of several items, ties, items without number or date.
/// </summary>
internal static class FilledStore
{
    public static readonly string[] Services = ["MRI", "Opioids", "Ōpioids", "mri", "𝔐RI", "Acupuncture", "Other"];
    public static readonly string[] Words = ["lumbar", "cervical", "sprain", "radiculopathy", "chronic"];

    /// <summary>Adds a batch that is done.</summary>
    public static Batch Add(DeskStore store, int items, int seed)
    {
        var (random, batches) = (new Random(seed), new BatchTable(store));
        var id = batches.Add($"drawn {seed}", "default", DateTimeOffset.UnixEpoch.AddDays(seed));
        var (tally, number, letter) = (new ScoreTally(0.3), 0L, 0);
        using (var writer = new BatchWriter(store, id))
        {
            var scores = new List<(long Number, ItemScore Score)>();
            for (var i = 0; i < items; i++)
            {
                number += random.Next(10) == 0 ? 2 : 1;
                letter = random.Next(3) > 0 ? letter : random.Next(items / 3);
                var item = Item(random, letter, i);
                writer.Add(number, new StoredItem(At(number), item, null, null, [], null));
                if (random.Next(20) > 0)
                {
                    writer.AddDates(number, new StoredItem(At(number), item, null, null, [], null));
                }

                scores.Add((number, Score(random, item, number)));
            }

            var ranks = scores.Where(row => row.Score.OverturnProbability is not null)
                .OrderByDescending(row => row.Score.OverturnProbability).Select((row, i) => (row.Number, i + 1L))
                .ToDictionary();
            foreach (var (at, score) in scores)
            {
                tally.Add(score);
                writer.Add(at, new RankedScore(
                    score, ranks.TryGetValue(at, out var rank) ? rank : null, ranks.ContainsKey(at) ? 0.5 : null)
                {
                    Passed = ["", $"claim {at}"],
                });
            }

            writer.Commit();
        }

        batches.SetResult(id, new BatchResult
        {
            ModelId = "drawn",
            Scored = tally.Scored,
            Abstained = tally.Abstained,
            Rejected = 0,
            ExpectedOverturns = tally.ExpectedOverturns,
            ExpectedLow = tally.ExpectedInterval.Low,
            ExpectedHigh = tally.ExpectedInterval.High,
            LetterCorrelation = 0.3,
            Warnings = [],
            Notes = [],
            Passed = ["plan", "claim"],
            Withheld = [],
        });
        return batches.Find(id)!;
    }

    private static SourceLocation At(long number) => new("drawn.csv", SourceUnit.Line, (int)number);

    private static DisputedItem Item(Random random, int letter, int i) => new()
    {
        CaseNumber = $"CM{20 + (letter % 5)}-{letter:0000000}",
        Number = i + 1,
        Source = ItemSource.CaseTable,
        RequestedService = random.Next(8) == 0 ? "" : $"request {random.Next(40)}",
        Diagnoses = [Words[random.Next(Words.Length)]],
        ClinicalText = string.Join(' ', Words.Where(_ => random.Next(4) == 0)),
        AssignedDate = random.Next(6) == 0 ? null : new DateOnly(2024, 1, 1).AddDays(random.Next(400)),
    };

    private static ItemScore Score(Random random, DisputedItem item, long number)
    {
        double? probability = random.Next(9) == 0 ? null : random.Next(5) == 0 ? 0.25 : random.NextDouble();
        return new()
        {
            CaseNumber = item.CaseNumber,
            Number = item.Number,
            RequestedService = item.RequestedService,
            ServiceCategory = item.ServiceCategory,
            Service = Services[random.Next(Services.Length)],
            Source = item.Source,
            At = At(number),
            ModelId = "drawn",
            OverturnProbability = probability,
            ProbabilityLow = probability / 2,
            ProbabilityHigh = probability,
            BaseRate = probability is null || random.Next(5) == 0 ? null : 0.25,
            Prediction = probability is null ? null : Outcome.Upheld,
            AbstainReason = probability is null ? "too little is known" : null,
        };
    }
}
