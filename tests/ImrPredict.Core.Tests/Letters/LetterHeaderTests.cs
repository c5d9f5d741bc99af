using ImrPredict.Cases;
using ImrPredict.Ingest.Letters.Layout;

namespace ImrPredict.Tests;

public sealed class LetterHeaderTests
{
    private static readonly LetterBuilder Basic = new() { Items = [LetterBuilder.Item("Knee brace: Upheld")] };

    [Theory]
    [InlineData("Case Number: CM16-0123456\nDate Assigned: 12/05/2016 Date of Injury: 10/14/2016\nDecision Date: "
        + "12/30/2016 UR Denial Date: 11/16/2016\nPriority: Standard Application Received: 11/28/2016\n")]
    [InlineData("Case Number:\nDate Assigned:\nDecision Date:\nPriority:\n\nCM16-0123456\n12/05/2016\n12/30/2016\n"
        + "Standard\n\nDate of Injury:\nUR Denial Date:\nApplication\nReceived:\n\n10/14/2016\n"
        + "11/16/2016\n11/28/2016\n")]
    [InlineData("Case Number: CM16-0123456\nDate Assigned: 12/05/2016 Date of Injury: 10/14/2016\nDecision Date: "
        + "12/30/2016 UR Denial Date: 11/16/2016\nPriority: Standard Application\nReceived:\n\n11/28/2016\n")]
    [InlineData("Case Number: CM16-0123456\nDate Assigned: 12-5-2016 Date of Injury: 10-14-16\nDecision Date: "
        + "12-30-2016 UR Denial Date: 11-16-2016\nPriority: Standard Application 11/28/2016\nReceived:\n")]
    public void The_header_table_is_read_in_every_order(string header)
    {
        var letter = (Basic with { Header = header }).Parse();

        Assert.Equal("CM16-0123456", letter.CaseNumber);
        Assert.Equal(Priority.Standard, letter.Priority);
        Assert.Equal(new DateOnly(2016, 10, 14), letter.InjuryDate);
        Assert.Equal(new DateOnly(2016, 11, 16), letter.UrDenialDate);
        Assert.Equal(new DateOnly(2016, 11, 28), letter.ReceivedDate);
        Assert.Equal(new DateOnly(2016, 12, 5), letter.AssignedDate);
        Assert.Equal(new DateOnly(2016, 12, 30), letter.DecisionDate);
        Assert.Empty(letter.Warnings);
    }

    [Fact]
    public void A_date_out_of_order_is_left_out_with_a_warning_and_the_others_stay()
    {
        var letter = (
            Basic with { Header = Basic.Header.Replace("10/14/2016", "10/14/2018", StringComparison.Ordinal) }).Parse();

        Assert.Null(letter.InjuryDate);
        Assert.Equal(new DateOnly(2016, 12, 30), letter.DecisionDate);
        Assert.Equal([LetterWarning.InjuryDateOutOfOrder], letter.Warnings);
    }

    [Theory]
    [InlineData("13/45/2016")]
    [InlineData("")]
    public void A_date_that_is_none_stays_null_and_takes_no_other_place(string printed)
    {
        var letter = (
            Basic with { Header = Basic.Header.Replace("11/16/2016", printed, StringComparison.Ordinal) }).Parse();

        Assert.Null(letter.UrDenialDate);
        Assert.Equal(new DateOnly(2016, 10, 14), letter.InjuryDate);
        Assert.NotEmpty(letter.Warnings);
    }

    [Fact]
    public void Expedited_is_read()
    {
        var letter = (
            Basic with { Header = Basic.Header.Replace("Standard", "Expedited", StringComparison.Ordinal) }).Parse();

        Assert.Equal(Priority.Expedited, letter.Priority);
    }
}
