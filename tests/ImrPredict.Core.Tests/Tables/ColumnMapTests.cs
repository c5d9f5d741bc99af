using ImrPredict.Cases;
using ImrPredict.Ingest.Tables.CaseTable;

namespace ImrPredict.Tests.Tables;

public sealed class ColumnMapTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_map_is_read_as_house_to_canonical()
    {
        var map = ColumnMap.Load(
            _folder.Write("map.json", """{"Claim #": "case_number", "Tx": "Requested Service"}"""));

        Assert.Equal("case_number", map["Claim #"]);
        Assert.Equal("requested_service", map["Tx"]);
    }

    [Fact]
    public void An_unknown_canonical_name_is_an_error_that_lists_near_names()
    {
        var path = _folder.Write("map.json", """{"DOI": "injry_date"}""");

        var error = Assert.Throws<ImrPredictException>(() => ColumnMap.Load(path));

        Assert.Contains("'injry_date'", error.Message, StringComparison.Ordinal);
        Assert.Contains("injury_date", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("rationale", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_value_leaves_a_column_out_whatever_its_name()
    {
        var map = ColumnMap.Load(_folder.Write("map.json", """{"Claim #": "case_number", "outcome": ""}"""));
        var binding = ColumnBinding.Of(["Claim #", "requested_service", "outcome", "Colour"], map);

        Assert.Equal(["case_number", "requested_service"], binding.Bound.Order());
        Assert.Equal(["Colour"], binding.Unused);
    }

    [Theory]
    [InlineData("""{"case_number": "Claim #"}""", "house column comes first")]
    [InlineData("""{"Tx": "requested_service", "Tx": "clinical_text"}""", "'Tx' stands there twice")]
    public void A_map_that_is_turned_around_or_names_a_column_twice_is_told(string json, string told) =>
        Assert.Contains(told, Assert.Throws<ImrPredictException>(
            () => ColumnMap.Load(_folder.Write("map.json", json))).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_house_columns_of_one_canonical_name_are_an_error()
    {
        var path = _folder.Write("map.json", """{"A": "age", "B": "age"}""");

        var error = Assert.Throws<ImrPredictException>(() => ColumnMap.Load(path));

        Assert.Contains("'A' and 'B'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"A\": 1}")]
    [InlineData("nothing")]
    [InlineData("{\"A\": null}")]
    public void Anything_but_an_object_of_texts_is_an_error(string json)
    {
        var path = _folder.Write("map.json", json);

        Assert.Throws<ImrPredictException>(() => ColumnMap.Load(path));
    }
}
