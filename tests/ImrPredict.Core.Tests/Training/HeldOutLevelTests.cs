using ImrPredict.Cases;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class HeldOutLevelTests
{
    [Fact]
    public void All_held_out_years_set_the_level_however_fast_learners_forget()
    {
        List<DecidedItem> items =
        [
            .. SmallCases.Make(1600, withText: false).Select((item, i) => item.Year == 2011 && i % 3 > 0
                ? item with { Decision = item.Decision with { Outcome = Outcome.Overturned } }
                : item),
        ];
        var options = new TrainingOptions { L2 = [3], HalfLifeYears = [0.1] };

        var fitted = FittedPipeline.Fit(TrainingSet.Prepare(items, options), options, CancellationToken.None);

        var rate = fitted.Held.Overturned.Average(overturned => overturned ? 1.0 : 0);
        Assert.InRange(fitted.HeldOutProbabilities.Average(), rate - 0.03, rate + 0.03);
    }
}
