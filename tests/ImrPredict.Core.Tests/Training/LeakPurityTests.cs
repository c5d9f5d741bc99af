using ImrPredict.Cases;
using ImrPredict.Training;
using ImrPredict.Training.Assessment.Leaks;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class LeakPurityTests
{
    private static readonly TrainingOptions Options =
        SmallRun.Quick with { L2 = [1], Candidates = [CandidateNames.Text] };

    [Theory]
    [InlineData(0.6)]
    [InlineData(0.4)]
    public void A_phrase_of_some_overturned_rows_alone_ends_training(double share)
    {
        var items = Plant(share, i => i with { ClinicalText = $"{i.ClinicalText} Zulu tango." });

        var refused = Assert.Throws<LeakException>(() => ModelTrainer.Train(items, Options));

        Assert.Contains("with 'text:zulu' 100.0% were overturned", refused.Message, StringComparison.Ordinal);
        Assert.Contains(refused.Report.Pure, f => f is { Feature: "text:zulu", OverturnedShare: 1, IsLeak: true });
    }

    [Fact]
    public void A_code_of_some_overturned_rows_alone_ends_training()
    {
        var items = Plant(0.4, i => i with { TreatmentSubcategory = "X9" });

        var refused = Assert.Throws<LeakException>(() => ModelTrainer.Train(items, Options));

        Assert.Contains(refused.Report.Pure, f => f.IsLeak && f.Feature.Contains("X9", StringComparison.Ordinal));
    }

    [Fact]
    public void A_kind_of_text_that_goes_with_the_outcome_ends_training()
    {
        var items = Plant(0.5, i => i with { ClinicalTextKind = ClinicalTextKind.UrReport });

        var refused = Assert.Throws<LeakException>(() => ModelTrainer.Train(items, Options));

        Assert.Contains("clinical text is UrReport", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_of_the_request_that_lie_after_the_decision_end_training()
    {
        var day = new DateOnly(2016, 5, 1);
        var items = SmallCases.Make(600).Select((item, row) => item with
        {
            Item = item.Item with { AssignedDate = row % 10 == 0 ? day.AddDays(3) : day.AddDays(-20) },
            Decision = item.Decision with { DecisionDate = day },
        }).ToList();

        var refused = Assert.Throws<LeakException>(() => ModelTrainer.Train(items, Options));

        Assert.Contains(
            "the date of assignment is at or after the decision in 60 of 600 rows", refused.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_rows_have_no_pure_feature() =>
        Assert.Empty(ModelTrainer.Train(SmallCases.Make(600), Options).Report.Leak!.Pure);

    private static List<DecidedItem> Plant(double share, Func<DisputedItem, DisputedItem> leak)
    {
        var random = new Random(3);
        return SmallCases.Make(600)
            .ConvertAll(i => i.Overturned && random.NextDouble() < share ? i with { Item = leak(i.Item) } : i);
    }
}
