using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;

namespace ImrPredict.Tests.Cases;

public sealed class ServiceKeyTests
{
    private static readonly DisputedItem Blank = new() { CaseNumber = "A", Number = 1, Source = ItemSource.CaseTable };

    private static readonly DisputedItem Letter = Blank with
    {
        RequestedService = "Norco 10/325 mg",
        ServiceCategory = new("Pharmaceuticals", "Opioids"),
    };

    private static readonly DisputedItem Coded = Blank with
    {
        TreatmentCategory = "Pharmacy",
        TreatmentSubcategory = "Narcotics",
    };

    [Fact]
    public void A_placed_service_goes_before_a_treatment()
    {
        var both = Letter with { TreatmentCategory = "Pharmacy" };

        Assert.Equal(new(false, "Pharmaceuticals", "Opioids"), ServiceKey.Of(both));
        Assert.Equal(new(true, "Pharmacy", ""), ServiceKey.OfTreatment(both));
        Assert.Equal("Pharmaceuticals: Opioids", ServiceKey.GroupOf(both));
    }

    [Fact]
    public void A_treatment_stands_in_for_a_service_that_is_not_placed_and_is_counted_by_its_category()
    {
        Assert.Equal("Pharmacy: Narcotics", ServiceKey.Of(Coded)!.Value.Narrow);
        Assert.Equal("Pharmacy", ServiceKey.GroupOf(Coded));
    }

    [Fact]
    public void A_sub_category_alone_is_a_service_but_no_group()
    {
        var item = Blank with { TreatmentSubcategory = "Narcotics" };

        Assert.Equal(("", "Narcotics"), (ServiceKey.Of(item)!.Value.Category, ServiceKey.Of(item)!.Value.Narrow));
        Assert.Null(ServiceKey.GroupOf(item));
    }

    [Fact]
    public void A_title_that_cannot_be_placed_is_of_the_group_other_but_of_no_service()
    {
        var item = Blank with { RequestedService = "Widget" };

        Assert.Null(ServiceKey.Of(item));
        Assert.Equal("Other", ServiceKey.GroupOf(item));
        Assert.Equal("Other", ServiceKey.OfTitle(item)!.Value.Narrow);
    }

    [Fact]
    public void A_text_alone_has_no_service()
    {
        Assert.Null(ServiceKey.Of(Blank));
        Assert.Null(ServiceKey.OfTitle(Blank));
        Assert.Null(ServiceKey.GroupOf(Blank));
    }

    [Fact]
    public void Rows_of_the_public_file_and_rows_with_any_of_its_categories_are_coded()
    {
        Assert.True(ServiceKey.IsCoded(Blank with { Source = ItemSource.DmhcFile }));
        Assert.True(ServiceKey.IsCoded(Coded));
        Assert.True(ServiceKey.IsCoded(Blank with { TreatmentSubcategory = "Narcotics" }));
        Assert.True(ServiceKey.IsCoded(Blank with { DiagnosisCategory = "Cancer" }));
        Assert.True(ServiceKey.IsCoded(Blank with { DiagnosisSubcategory = "Melanoma" }));
        Assert.False(ServiceKey.IsCoded(Letter));
    }
}
