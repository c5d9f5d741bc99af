using System.Text.RegularExpressions;
using ImrPredict.Audit.Run;
using ImrPredict.Cases;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Audit;

public sealed class OutOfFoldEvidenceTests
{
    private static readonly OutOfFoldOptions Quick = new()
    {
        Folds = 2,
        Draws = 1,
        Training = new OutOfFoldOptions().Training with { Candidates = ["text"], L2 = [1], Folds = 2 },
    };

    [Fact]
    public void Reasons_are_in_plain_words_and_stand_on_the_right_side()
    {
        var items = Items();
        var expectation = OutOfFold.Predict(items, Quick);
        var evidence = new OutOfFoldEvidence(items, expectation.ModelOf);

        foreach (var row in Enumerable.Range(0, 20))
        {
            var found = evidence.Find(row);
            var (text, overturned) = (items[row].Item.ClinicalText, items[row].Overturned);
            Assert.NotEmpty(found.Against.Concat(found.For));
            Assert.All(found.Against.Concat(found.For),
                words => Assert.DoesNotMatch(new Regex(@"\w=\w|\w:\w|\w-\w+=|: present"), words));
            Assert.All(found.Spans, s => Assert.InRange(s.Span.End, s.Span.Start + 1, text.Length));
            Assert.Equal(found.Spans.OrderBy(s => s.Span.Start), found.Spans);
            Assert.All(found.Spans.Zip(found.Spans.Skip(1)),
                pair => Assert.True(pair.First.Span.End <= pair.Second.Span.Start));
            // What decides here is said in one sentence; it stands on the side that the outcome tells.
            var telling = text.Contains("failed", StringComparison.Ordinal) ? "failed" : "resolved";
            var side = (telling == "failed") == overturned ? found.For : found.Against;
            Assert.Contains(side, words => words.Contains(telling, StringComparison.Ordinal));
        }
    }

    // "Failed" letters are overturned three times in four, "resolved" ones one time in four.
    private static List<DecidedItem> Items()
    {
        var random = new Random(50);
        return [.. Enumerable.Range(0, 240).Select(i =>
        {
            var failed = random.Next(2) == 0;
            var filler = string.Join(' ', Enumerable.Range(0, 60).Select(_ => $"word{random.Next(900)}"));
            return MadeCases.Item(
                i, 1, random.NextDouble() < (failed ? 0.75 : 0.25),
                text: $"{filler}. "
                    + $"{(failed ? "All earlier treatment failed badly" : "All earlier trouble resolved fully")}. "
                    + "The worker is seen again.");
        })];
    }
}
