using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;
using ImrPredict.Numerics;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Letters;
using ImrPredict.Text.Evidence;
using ImrPredict.Text.Internals;
using ImrPredict.Training.Precedents;

namespace ImrPredict.Tests.Scoring;

public sealed class PrecedentSearchTests
{
    private static readonly string[] Words =
        ["mri", "lumbar", "spine", "zolpidem", "10mg", "therapy", "visits", "knee"];

    private static readonly string[] Sentences =
    [
        "Physical therapy failed.", "Straight leg raise is positive on the left.", "Strength is full.",
        "There is no numbness.", "He takes ibuprofen for pain.", "An MRI showed a disc bulge.", "Sleep is poor.",
        "She smokes.", "An injection gave no relief.", "Gait is steady and the knee is stable.",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_search_gives_what_comparing_with_every_decision_gives(int seed)
    {
        var random = new Random(seed);
        var past = Enumerable.Range(0, 500).Select(_ => Decided(random)).ToList();
        var clusters = past.ConvertAll(_ => random.Next(300));
        var (index, plain) = (IndexOf(past, clusters), new PlainPrecedents(past, clusters));

        var found = 0;
        for (var i = 0; i < 300; i++)
        {
            var item = random.Next(10) == 0 ? past[random.Next(past.Count)].Item : Decided(random).Item;
            var expected = plain.Find(item, 1 + (i % 4));
            Assert.Equal(expected, Find(index, item, 1 + (i % 4)));
            found += expected.Count;
        }

        Assert.True(found > 300);
    }

    [Fact]
    public void Of_letters_the_three_most_alike_are_always_found()
    {
        var items = CorpusGenerator.Generate(new CorpusOptions { Letters = 260, Seed = 8 })
            .SelectMany(one => LetterFile.ReadText(new SourceLocation(one.FileName), one.Text, one.FileName))
            .OfType<ItemRead.Parsed>().Select(read => read.Decided).OfType<DecidedItem>().ToList();
        var past = items.Take(items.Count / 2).ToList();
        var clusters = DuplicateClusters.Find(past, 0.5);
        var (index, plain) = (IndexOf(past, clusters), new PlainPrecedents(past, clusters));

        Assert.All(items, decided => Assert.Equal(
            plain.Find(decided.Item, 3).Select(p => (p.CaseNumber, p.Number, p.Similarity)),
            Find(index, decided.Item, 3).Select(p => (p.CaseNumber, p.Number, p.Similarity))));
        Assert.Contains(items, decided => Find(index, decided.Item, 3).Count == 3);
    }

    [Fact]
    public void Items_of_one_text_have_the_sketches_that_each_has_alone()
    {
        var random = new Random(5);
        var sketches = new TextSketches();
        for (var i = 0; i < 200; i++)
        {
            var text = string.Join(' ', random.GetItems(Sentences, random.Next(6)));
            for (var number = 1; number <= 3; number++)
            {
                var item = Decided(random).Item with { ClinicalText = text };
                Assert.Equal(MinHash.Sketch(DuplicateClusters.ReadShingles(item)), sketches.Read(item));
            }
        }
    }

    [Fact]
    public void A_damaged_table_is_refused_or_asked_without_leaving_its_bounds()
    {
        var random = new Random(6);
        var past = Enumerable.Range(0, 40).Select(_ => Decided(random)).ToList();
        var bytes = PrecedentFile.Write(past, past.Select((_, i) => i / 2));
        var refused = 0;
        for (var i = 0; i < 3000; i++)
        {
            var damaged = random.Next(8) == 0 ? bytes[..random.Next(bytes.Length)] : [.. bytes];
            for (var change = random.Next(1, 4); change > 0 && damaged.Length > 0; change--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            try
            {
                var index = new PrecedentIndex(PrecedentTable.Read(damaged, "precedents.bin"));
                past.ForEach(decided => Find(index, decided.Item, 3));
            }
            catch (ImrPredictException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 300, 3000);
    }

    [Fact]
    public void Hashes_whose_bits_are_not_spread_are_refused_and_not_looked_up_for_ever()
    {
        ulong[] hashes = [.. Enumerable.Range(0, 40_000).Select(i => (ulong)i << 40)];

        Assert.Throws<FormatException>(() => new HashIndex(hashes));
    }

    private static PrecedentIndex IndexOf(List<DecidedItem> past, IReadOnlyList<int> clusters) =>
        new(PrecedentTable.Read(PrecedentFile.Write(past, clusters), PrecedentFile.Name));

    private static IReadOnlyList<Precedent> Find(PrecedentIndex index, DisputedItem item, int count) => index.Find(
        new ItemRead.Parsed(new SourceLocation("x.csv"), item, null, null, []),
        EvidenceFinder.Find(item.ClinicalText), count);

    // Few words and days, so that many are equally alike.
    private static DecidedItem Decided(Random random)
    {
        var day = random.Next(3) == 0 ? (DateOnly?)null : new DateOnly(2014 + random.Next(6), 1 + random.Next(12), 1);
        var item = new DisputedItem
        {
            CaseNumber = $"CM{random.Next(400)}",
            Number = random.Next(1, 4),
            Source = ItemSource.DwcLetter,
            RequestedService = string.Join(' ', random.GetItems(Words, random.Next(4))),
            ServiceCategory = random.Next(5) == 0 ? ServiceCategory.Other
                : new ServiceCategory($"Kind {random.Next(2)}", $"Sub {random.Next(3)}"),
            BodyPart = random.Next(4) == 0 ? null : $"part {random.Next(3)}",
            Diagnoses = [.. random.GetItems(Words, random.Next(3))],
            ClinicalText = string.Join(' ', random.GetItems(Sentences, random.Next(6))),
            ReceivedDate = random.Next(3) == 0 ? null : day,
            ReportYear = random.Next(2) == 0 ? null : 2014 + random.Next(6),
        };
        return new DecidedItem(item, new Decision
        {
            Outcome = random.Next(4) == 0 ? Outcome.Overturned : Outcome.Upheld,
            DecisionDate = random.Next(3) == 0 ? null : day,
        });
    }
}
