using ImrPredict.Cases;
using ImrPredict.Training;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class BlendWeightsTests
{
    private static readonly TrainingOptions Options = SmallRun.Options with
    {
        L2 = [1],
        HalfLifeYears = [0],
        LearningCurve = [],
        TestFrom = 2011,
    };

    [Fact]
    public void A_learner_that_sees_what_the_other_cannot_gets_most_of_the_weight()
    {
        var random = new Random(5);
        var items = SmallCases.Make(1200, withText: false).ConvertAll(i => Ageing(i, random));

        var run = ModelTrainer.Train(items, Options);

        Assert.InRange(run.Model.Learners["fasttree"], 0.75, 1);
        Assert.Equal(1, run.Model.Learners.Values.Sum());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Weights_are_quarters_and_a_blend_has_several(int seed)
    {
        var run = ModelTrainer.Train(SmallCases.Make(1500, seed), Options);

        Assert.Equal(1, run.Model.Learners.Values.Sum());
        Assert.All(run.Model.Learners.Values, weight => Assert.Contains(weight, new[] { 0.25, 0.5, 0.75, 1 }));
        Assert.Equal(run.Model.Selected == "blend", run.Model.Learners.Count > 1);
    }

    // Overturned mostly where the claim is one to ten years old: no straight line in its age tells that.
    private static DecidedItem Ageing(DecidedItem item, Random random)
    {
        var received = new DateOnly(2014, 6, 1);
        var days = (int)Math.Pow(10, 1.5 + (2.5 * random.NextDouble()));
        var overturned = random.NextDouble() < (days is >= 365 and < 3650 ? 0.9 : 0.1);
        return new(
            item.Item with { ReceivedDate = received, InjuryDate = received.AddDays(-days) },
            new Decision { Outcome = overturned ? Outcome.Overturned : Outcome.Upheld });
    }
}
