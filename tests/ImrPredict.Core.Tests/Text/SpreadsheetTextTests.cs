using CsCheck;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Tests.Text;

public sealed class SpreadsheetTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-5", "'-5")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("\tx", "'\tx")]
    [InlineData("MRI of the knee", "MRI of the knee")]
    [InlineData("", "")]
    public void A_cell_that_begins_like_a_formula_is_guarded(string cell, string written) =>
        Assert.Equal(written, SpreadsheetText.Guard(cell));

    [Theory]
    [InlineData("10-12", "'10-12")]
    [InlineData("0012", "'0012")]
    [InlineData("12E5", "'12E5")]
    [InlineData("CM14-0121636", "CM14-0121636")]
    public void An_id_that_a_spreadsheet_would_change_is_guarded(string id, string written) =>
        Assert.Equal(written, SpreadsheetText.GuardId(id));

    [Fact]
    public void Reading_gives_back_what_was_guarded() =>
        Gen.String.Sample(cell =>
            SpreadsheetText.Unguard(SpreadsheetText.Guard(cell)) == cell
            && SpreadsheetText.Unguard(SpreadsheetText.GuardId(cell)) == cell);
}
