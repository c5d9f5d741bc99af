using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Training.Assessment;

namespace ImrPredict.Tests.Training;

public sealed class HeldOutSlicesTests(SmallRun small) : IClassFixture<SmallRun>
{
    [Fact]
    public void Subgroups_carry_error_rates_at_a_mark_that_as_many_rows_reach_as_were_overturned()
    {
        var items = SmallCases.Make(900, seed: 5).Select((item, i) => item with
        {
            Item = item.Item with { Sex = i % 3 == 0 ? Sex.Male : Sex.Female, Age = 20 + (i % 50) },
        }).ToList();

        var report = ModelEvaluator.Evaluate(small.Run.Model, items, SmallRun.Options);

        var scores = small.Run.Model.Score(items.ConvertAll(i => i.Item)).Select(s => s.OverturnProbability).ToList();
        Assert.InRange(scores.Count(p => p >= report.MarkedFrom) - report.NOverturned, 0, 20);
        var men = report.Slices.Single(s => s is { By: "sex", Value: "Male" });
        var rows = Enumerable.Range(0, 900).Where(i => i % 3 == 0).ToList();
        var upheld = rows.Where(i => !items[i].Overturned).ToList();
        Assert.Equal(300, men.N);
        Assert.Equal(upheld.Count(i => scores[i] >= report.MarkedFrom) / (double)upheld.Count,
            men.FalsePositiveRate.Value, 12);
        Assert.Equal(rows.Average(i => scores[i] - (items[i].Overturned ? 1 : 0)), men.Gap.Value, 12);
        Assert.InRange(men.FalseNegativeRate.Value, men.FalseNegativeRate.Low, men.FalseNegativeRate.High);
        Assert.InRange(men.Auc.Value, men.Auc.Low, men.Auc.High);
        Assert.Equal(["21-40", "41-50", "51-64", "65+"], report.Slices.Where(s => s.By == "age").Select(s => s.Value));
    }

    [Fact]
    public void Letters_are_sliced_by_their_layout()
    {
        var items = SmallCases.Make(80, seed: 5).Select((item, i) =>
            item with { Layout = i % 2 == 0 ? LetterLayout.L4 : LetterLayout.L5 }).ToList();

        var report = ModelEvaluator.Evaluate(small.Run.Model, items, SmallRun.Options);

        Assert.Equal(["L4", "L5"], report.Slices.Where(s => s.By == "layout").Select(s => s.Value));
    }
}
