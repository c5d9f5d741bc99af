using ImrPredict.CommandLine.Printing;

namespace ImrPredict.Tests;

public sealed class LineWidthTests
{
    [Theory]
    [InlineData("", 10, 0, "")]
    [InlineData("   ", 10, 0, "   ")]
    [InlineData("one two", 10, 0, "one two")]
    [InlineData("one two three", 8, 0, "one two|three")]
    [InlineData("one two three", 8, 2, "one two|  three")]
    [InlineData("  one two", 6, 2, "  one|  two")]
    [InlineData("name      value of it", 16, 10, "name      value|          of it")]
    [InlineData("a-word-that-is-wider b", 8, 2, "a-word-that-is-wider|  b")]
    public void A_text_is_broken_at_spaces_and_stands_in(string text, int width, int hang, string lines)
    {
        Assert.Equal(lines, string.Join('|', LineWidth.Wrap(text, width, hang)));
    }
}
