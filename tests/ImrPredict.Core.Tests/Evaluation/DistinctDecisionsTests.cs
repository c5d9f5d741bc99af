using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Evaluation.Splits;

namespace ImrPredict.Tests.Evaluation;

public sealed class DistinctDecisionsTests
{
    private const string Request = "A 47-year-old enrollee has requested authorization and coverage for twelve "
        + "sessions of water therapy after a fall from a ladder. The plan says that the sessions are more than its "
        + "rules allow.";

    [Theory]
    [InlineData("MN12-1042", "MN12-1042")]
    [InlineData("MN12-1042", "mn12-01042")]
    [InlineData("EI08-77", "EI0877")]
    public void A_reference_id_in_two_files_is_one_decision_and_the_row_that_tells_more_counts(string one, string other)
    {
        var coded = Coded(one, "coded.csv");
        var told = Coded(other, "findings.csv", text: Request);

        foreach (var rows in new[] { new[] { coded, told }, [told, coded] })
        {
            var distinct = DistinctDecisions.Of(rows);

            Assert.Equal(Request, distinct.Items.Single().Item.ClinicalText);
            Assert.Equal((1, 0), (distinct.Repeated!.Rows, distinct.Repeated.Conflicting));
            Assert.Equal(told, rows[distinct.Places.Single()]);
        }
    }

    [Fact]
    public void The_row_that_counts_takes_over_the_codes_that_it_lacks()
    {
        var told = Coded("UR11-5", "findings.csv", text: Request);
        told = told with { Item = told.Item with { TreatmentCategory = null, ReportYear = null } };

        var kept = DistinctDecisions.Of([told, Coded("UR11-5", "coded.csv")]).Items.Single().Item;

        Assert.Equal(("Therapy", 2011, Request), (kept.TreatmentCategory, kept.ReportYear, kept.ClinicalText));
    }

    [Fact]
    public void Of_rows_that_tell_as_much_the_last_counts_and_different_outcomes_are_told()
    {
        var distinct = DistinctDecisions.Of([Coded("MN04-3", "a.csv"), Coded("MN04-3", "b.csv", overturned: true)]);

        Assert.True(distinct.Items.Single().Overturned);
        Assert.Equal(1, distinct.Repeated!.Conflicting);
        Assert.Equal("b.csv", distinct.Repeated.Conflicts.Single().File);
    }

    [Fact]
    public void Items_of_one_case_are_decisions_of_their_own()
    {
        var rows = new[]
        {
            Item("CM14-0100001", 1, "MRI of the left knee", "a.csv"), Item("CM14-0100001", 2, "Walker", "a.csv"),
            Item("CM14-0100001", 1, "MRI of the left knee.", "b.csv"), Item("CM14-0100001", 2, "Crutches", "b.csv"),
        };

        var distinct = DistinctDecisions.Of(rows);

        Assert.Equal([1, 2, 3], distinct.Places);
        Assert.Equal(1, distinct.Repeated!.Rows);
    }

    [Theory]
    [InlineData("17", 2)] // a running number, which every file has
    [InlineData("line 1042", 2)] // the place of a row without a number
    [InlineData("A-20417", 1)]
    public void A_number_that_a_house_gave_is_one_decision_where_it_cannot_be_a_running_number(string number, int left)
    {
        var rows = new[] { "a.csv", "b.csv" }.Select(file => Coded(number, file)).Select(row => row with
        {
            Item = row.Item with { Source = ItemSource.CaseTable },
            At = row.At!.Value with { Number = 1042 },
        }).ToList();

        Assert.Equal(left, DistinctDecisions.Of(rows).Items.Count);
        Assert.Equal(2, DistinctDecisions.Of(rows.ConvertAll(row => row with { At = rows[0].At })).Items.Count);
    }

    [Fact]
    public void Rows_of_one_house_number_that_contradict_each_other_are_two_decisions()
    {
        var one = Coded("A-20417", "a.csv");
        var other = Coded("A-20417", "b.csv");

        Assert.Equal(2, DistinctDecisions.Of([one, other with
        {
            Item = other.Item with { TreatmentCategory = "Pharmacy" },
        }]).Items.Count);
    }

    [Fact]
    public void An_excerpt_of_another_kind_of_input_is_the_same_decision_where_nothing_contradicts()
    {
        var told = Coded("MN12-1042", "findings.csv", text: $"{Request} He had no fever and walked with a cane.");
        DecidedItem Excerpt(string text, bool overturned = false) => new(
            new() { CaseNumber = "H64001", Number = 1, Source = ItemSource.Hicric, ClinicalText = text },
            new() { Outcome = overturned ? Outcome.Overturned : Outcome.Upheld });
        int Left(DecidedItem excerpt) => DistinctDecisions.Of([excerpt, told]).Items.Count;

        Assert.Equal(1, Left(Excerpt(Request)));
        Assert.Equal(2, Left(Excerpt(Request, overturned: true)));
        Assert.Equal(2, Left(Excerpt(Request.Replace("47", "51", StringComparison.Ordinal)
            .Replace("twelve", "six", StringComparison.Ordinal))));
        Assert.Equal(2, Left(Excerpt("The plan says that the sessions are more than its rules allow.")));
    }

    [Fact]
    public void Two_reference_ids_are_two_decisions_whatever_an_excerpt_says()
    {
        var rows = new[]
        {
            Coded("MN12-1042", "findings.csv", text: Request), Coded("MN12-1043", "findings.csv", text: Request),
            new DecidedItem(
                new() { CaseNumber = "H64001", Number = 1, Source = ItemSource.Hicric, ClinicalText = Request },
                new() { Outcome = Outcome.Upheld }),
        };

        Assert.Equal(2, DistinctDecisions.Of(rows).Items.Count);
    }

    [Fact]
    public void Rows_of_decisions_of_their_own_stay_as_they_are()
    {
        var rows = Training.SmallCases.Make(100);

        var distinct = DistinctDecisions.Of(rows);

        Assert.Equal(rows, distinct.Items);
        Assert.Null(distinct.Repeated);
    }

    private static DecidedItem Coded(string id, string file, string text = "", bool overturned = false)
    {
        var row = Item(id, 1, "", file, overturned);
        return row with
        {
            Item = row.Item with
            {
                Source = ItemSource.DmhcFile,
                TreatmentCategory = "Therapy",
                DiagnosisCategory = "Orthopedic",
                ReportYear = 2011,
                ClinicalText = text,
            },
        };
    }

    private static DecidedItem Item(string id, int number, string service, string file, bool overturned = false) => new(
        new() { CaseNumber = id, Number = number, Source = ItemSource.CaseTable, RequestedService = service },
        new() { Outcome = overturned ? Outcome.Overturned : Outcome.Upheld })
    {
        At = new(file, SourceUnit.Line, 2),
    };
}
