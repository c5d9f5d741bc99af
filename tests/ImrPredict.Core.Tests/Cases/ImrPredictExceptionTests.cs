using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Tests.Cases;

public sealed class ImrPredictExceptionTests
{
    [Theory]
    [InlineData("a.csv: not read", "a.csv: not read")]
    [InlineData("a\nb.csv: not read", "a\uFFFDb.csv: not read")]
    [InlineData("\u001b[2Ja\r\n\tb\u0085", "\uFFFD[2Ja\uFFFD\uFFFD\uFFFDb\uFFFD")]
    [InlineData("a\u202Efdp.exe\u2066b\u2028c d\u200B", "a\uFFFDfdp.exe\uFFFDb\uFFFDc d\u200B")]
    public void A_message_is_one_line_without_commands_to_a_terminal(string message, string shown)
    {
        Assert.Equal(shown, new ImrPredictException(message).Message);
        Assert.Equal(shown, new ImrPredictException(message, new IOException()).Message);
        Assert.Equal(shown, new ItemRead.Rejected(new SourceLocation("a.csv"), "age", message).Reason);
    }
}
