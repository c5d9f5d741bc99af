using ImrPredict.Evaluation.Splits;

namespace ImrPredict.Tests.Training;

public sealed class DuplicateClustersTests
{
    private const string Story =
        "The worker slipped on a wet floor and hurt the lower back; six visits of therapy and a course of tablets gave"
        + " some relief, and the doctor now asks for a scan of the lumbar spine before any injection is planned.";

    [Fact]
    public void Items_of_one_case_share_a_cluster()
    {
        var clusters = DuplicateClusters.Find(
            [SmallCases.Text("A", "One text."), SmallCases.Text("B", "Other words."), SmallCases.Text("A", "A third.")],
            0.5);

        Assert.Equal([0, 1, 0], clusters);
    }

    [Fact]
    public void Near_copies_share_a_cluster_across_cases()
    {
        var copy = Story.Replace("six visits", "nine visits", StringComparison.Ordinal);
        var other = string.Join(' ', Story.Split(' ').Reverse());

        var clusters = DuplicateClusters.Find(
            [SmallCases.Text("A", Story), SmallCases.Text("B", other), SmallCases.Text("C", copy)], 0.5);

        Assert.Equal([0, 1, 0], clusters);
    }

    [Fact]
    public void A_copy_of_a_copy_joins_them_all()
    {
        var half = Story.Replace("wet floor", "dry floor", StringComparison.Ordinal);
        var far = half.Replace("a scan", "one scan", StringComparison.Ordinal);

        var clusters = DuplicateClusters.Find(
            [SmallCases.Text("A", Story), SmallCases.Text("B", half), SmallCases.Text("C", far)], 0.6);

        Assert.Equal([0, 0, 0], clusters);
    }

    [Fact]
    public void Coded_rows_without_text_go_by_case_number_alone()
    {
        var items = SmallCases.Make(40, withText: false);

        Assert.Equal(Enumerable.Range(0, 40), DuplicateClusters.Find(items, 0.5));
    }
}
