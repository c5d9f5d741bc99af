using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;

namespace ImrPredict.Tests.Features;

public sealed class InputFieldsTests
{
    private static readonly DisputedItem One = new()
    {
        CaseNumber = "CM24-0000001",
        Number = 1,
        Source = ItemSource.DwcLetter,
        RequestedService = "Knee brace",
        ServiceCategory = new ServiceCategory("DMEPOS", "Orthotics"),
        RequestedQuantity = new ServiceQuantity("4 visits", 4, "visits"),
        AuthorisedQuantity = new ServiceQuantity("1 visit", 1, "visits"),
        DisputedQuantity = new ServiceQuantity("3 visits", 3, "visits"),
        BodyPart = "knee",
        Side = BodySide.Left,
        Diagnoses = ["sprain"],
        Icd10 = ["S83.9"],
        UrDecision = UtilizationReviewDecision.Denied,
        UrReason = "not shown to work",
        ClaimsAdministratorGuideline = "MTUS",
        Priority = Priority.Standard,
        ReviewType = ReviewType.Prospective,
        InjuryDate = new(2020, 1, 1),
        UrDenialDate = new(2021, 1, 1),
        ReceivedDate = new(2021, 2, 1),
        AssignedDate = new(2021, 2, 5),
        Age = 40,
        Sex = Sex.Female,
        ItemsInCase = 1,
        ClinicalText = "Failed therapy of the knee.",
        ClinicalTextKind = ClinicalTextKind.UrReport,
        DiagnosisCategory = "Orthopedic",
        DiagnosisSubcategory = "Knee",
        TreatmentCategory = "Equipment",
        TreatmentSubcategory = "Brace",
        AgeRange = "31-40",
        ImrType = "Medical Necessity",
        ReportYear = 2021,
    };

    private static readonly DisputedItem Other = new()
    {
        CaseNumber = "CM23-0000002",
        Number = 2,
        Source = ItemSource.DmhcFile,
        RequestedService = "MRI of the back",
        ServiceCategory = new ServiceCategory("Imaging", "MRI"),
        RequestedQuantity = new ServiceQuantity("90 units", 90, "units"),
        AuthorisedQuantity = new ServiceQuantity("60 units", 60, "units"),
        DisputedQuantity = new ServiceQuantity("30 units", 30, "units"),
        BodyPart = "back",
        Side = BodySide.Right,
        Diagnoses = ["radiculopathy"],
        Icd10 = ["M54.16"],
        UrDecision = UtilizationReviewDecision.Modified,
        UrReason = "more than the guideline allows",
        ClaimsAdministratorGuideline = "ODG",
        Priority = Priority.Expedited,
        ReviewType = ReviewType.Retrospective,
        InjuryDate = new(2011, 1, 1),
        UrDenialDate = new(2021, 1, 25),
        ReceivedDate = new(2021, 6, 1),
        AssignedDate = new(2021, 9, 5),
        Age = 71,
        Sex = Sex.Male,
        ItemsInCase = 6,
        ClinicalText = "Weakness of the leg after six weeks of exercise.",
        ClinicalTextKind = ClinicalTextKind.TreatingReport,
        DiagnosisCategory = "Cancer",
        DiagnosisSubcategory = "Breast",
        TreatmentCategory = "Pharmacy",
        TreatmentSubcategory = "Drug",
        AgeRange = "71-80",
        ImrType = "Experimental",
        ReportYear = 2019,
    };

    [Fact]
    public void The_input_fields_are_those_that_move_a_feature()
    {
        var options = new FeatureOptions { MinCategoryCount = 1, MinDocumentFrequency = 1 };
        var space = FeatureSpace.Fit([new(One, true), new(Other, false)], options);
        var fields = typeof(DisputedItem).GetProperties().Where(field => field.CanWrite).ToList();
        Assert.All(fields, field => Assert.NotEqual(field.GetValue(One), field.GetValue(Other)));

        var moving = fields.Where(field => new[] { (One, Other), (Other, One) }.Any(pair =>
        {
            var changed = pair.Item1 with { };
            field.SetValue(changed, field.GetValue(pair.Item2));
            return !IsSame(space.Transform(pair.Item1), space.Transform(changed));
        }));

        Assert.Equal(FeatureSpace.InputFields.Order(), moving.Select(field => field.Name).Order());
    }

    private static bool IsSame(FeatureRow one, FeatureRow other) =>
        one.Indices.SequenceEqual(other.Indices) && one.Values.SequenceEqual(other.Values)
        && one.Dense.SequenceEqual(other.Dense);
}
