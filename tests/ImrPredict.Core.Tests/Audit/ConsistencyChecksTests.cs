using ImrPredict.Audit.Checks;
using ImrPredict.Audit.Twins;
using ImrPredict.Cases;

namespace ImrPredict.Tests.Audit;

public sealed class ConsistencyChecksTests
{
    private static readonly DecidedItem Plain = MadeCases.Item(
        1, 1, false, new DateOnly(2090, 5, 1), "A 44-year-old female hurt the left knee on 2/3/2089. Date of "
            + "injury: 2/3/2089.",
        "Made-up reasons.");

    [Fact]
    public void A_consistent_item_has_no_finding()
    {
        var item = With(d => d with
        {
            Age = 44,
            Sex = Sex.Female,
            Side = BodySide.Left,
            BodyPart = "knee",
            InjuryDate = new DateOnly(2089, 2, 3),
            UrDenialDate = new DateOnly(2090, 1, 1),
            ReceivedDate = new DateOnly(2090, 1, 20),
            AssignedDate = new DateOnly(2090, 2, 1),
        });

        Assert.Empty(Kinds(item));
    }

    [Fact]
    public void Age_sex_side_and_injury_date_that_differ_from_the_text_are_found()
    {
        Assert.Equal([nameof(AgeDiffers)], Kinds(With(d => d with { Age = 54 })));
        Assert.Empty(Kinds(With(d => d with { Age = 45 })));
        Assert.Equal([nameof(SexDiffers)], Kinds(With(d => d with { Sex = Sex.Male })));
        Assert.Equal([nameof(SideDiffers)], Kinds(With(d => d with { Side = BodySide.Right, BodyPart = "knee" })));
        Assert.Empty(Kinds(With(d => d with { Side = BodySide.Right, BodyPart = "shoulder" })));
        Assert.Equal([nameof(InjuryDateDiffers)], Kinds(With(d => d with { InjuryDate = new DateOnly(2088, 2, 3) })));
    }

    [Fact]
    public void Text_is_read_by_the_facts_of_ingestion()
    {
        var written = Plain with
        {
            Item = Plain.Item with { ClinicalText = "The patient is a man, aged 44, with pain of the rt meniscus." },
        };

        Assert.Equal([nameof(AgeDiffers)], Kinds(Of(d => d with { Age = 54 })));
        Assert.Equal([nameof(SexDiffers)], Kinds(Of(d => d with { Sex = Sex.Female })));
        Assert.Equal([nameof(SideDiffers)], Kinds(Of(d => d with { Side = BodySide.Left, BodyPart = "knee" })));

        DecidedItem Of(Func<DisputedItem, DisputedItem> change) => written with { Item = change(written.Item) };
    }

    [Theory]
    [InlineData("Both knees hurt, the right knee more.")]
    [InlineData("The right low back hurts.")]
    public void A_text_that_names_both_sides_or_the_side_of_a_spine_is_consistent(string text)
    {
        var left = With(d => d with { ClinicalText = text, Side = BodySide.Left, BodyPart = "knee and low back" });

        Assert.Empty(Kinds(left));
    }

    [Fact]
    public void Every_check_has_a_name_of_its_own()
    {
        var names = ConsistencyChecks.All.Select(check => check.Name).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void Dates_out_of_order_are_named()
    {
        var finding = Assert.Single(Findings(With(d => d with
        {
            ReceivedDate = new DateOnly(2090, 6, 1),
            AssignedDate = null,
        })));

        Assert.Equal("The date of decision lies before the date of application.", finding.Words);
    }

    [Fact]
    public void A_guideline_of_another_body_part_is_found_and_a_general_one_is_not()
    {
        var knee = With(d => d with { RequestedService = "Scan of the knee" });

        Assert.Equal([nameof(GuidelineOfAnotherBodyPart)], Kinds(Citing(knee, "Chapter on Low Back "
            + "Complaints")));
        Assert.Empty(Kinds(Citing(knee, "Chapter on Knee Complaints")));
        Assert.Empty(Kinds(Citing(knee, "General approaches")));
    }

    [Fact]
    public void A_guideline_is_held_against_what_the_request_names_and_not_against_the_diagnosis()
    {
        var bodyPart = With(d => d with { RequestedService = "Blood test before surgery", BodyPart = "shoulder" });
        var thoracic = With(d => d with { RequestedService = "MRI of the thoracic spine" });

        Assert.Empty(Kinds(Citing(bodyPart, "Chapter on Low Back Complaints")));
        // Some guidelines have the thoracic spine with the neck, others with the low back.
        Assert.Empty(Kinds(Citing(thoracic, "Low Back - Lumbar and Thoracic")));
        Assert.Empty(Kinds(Citing(thoracic, "Low Back Complaints")));
        Assert.Empty(Kinds(Citing(thoracic, "Neck and Upper Back Complaints")));
    }

    [Fact]
    public void A_rationale_that_closes_against_the_verdict_is_found()
    {
        const string Rationale = "Therefore, the request is medically necessary.";
        var item = Plain with { Decision = Plain.Decision with { Rationale = Rationale } };

        Assert.Equal([nameof(VerdictContradictsRationale)], Kinds(item));
    }

    [Fact]
    public void A_request_said_to_be_withdrawn_yet_decided_is_found()
    {
        const string Rationale = "The request was withdrawn by the office.";
        var item = Plain with { Decision = Plain.Decision with { Rationale = Rationale } };

        Assert.Equal([nameof(DecidedThoughWithdrawn)], Kinds(item));
    }

    [Fact]
    public void One_rationale_in_two_cases_is_found_in_both_and_inside_one_case_it_is_not()
    {
        const string Rationale = "The made up guideline asks for a trial of exercise before such a device, and "
            + "none is on record here, so it is not shown to be needed.";

        DecidedItem[] items = [Reasoned(1, 1), Reasoned(1, 2), Reasoned(2, 1)];

        var findings = ConsistencyChecks.Run(items, new TwinOptions());
        Assert.Equal([0, 1, 2], findings.Select(f => f.Row));
        Assert.All(findings, f => Assert.Equal(nameof(SharedRationale), f.Check.Name));
        Assert.Empty(ConsistencyChecks.Run(items[..2], new TwinOptions()));

        static DecidedItem Reasoned(int letter, int number) =>
            MadeCases.Item(letter, number, false, rationale: Rationale);
    }

    private static IReadOnlyList<ConsistencyFinding> Findings(DecidedItem item) =>
        ConsistencyChecks.Run([item], new TwinOptions());

    private static IEnumerable<string> Kinds(DecidedItem item) => Findings(item).Select(f => f.Check.Name);

    private static DecidedItem With(Func<DisputedItem, DisputedItem> change) =>
        Plain with { Item = change(Plain.Item) };

    private static DecidedItem Citing(DecidedItem item, string guideline) =>
        item with { Decision = item.Decision with { ReviewerGuideline = guideline } };
}
