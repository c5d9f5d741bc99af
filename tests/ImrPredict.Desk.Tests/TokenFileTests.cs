using ImrPredict.Cases;
using ImrPredict.Desk.Access;

namespace ImrPredict.Tests.Desk;

/// <summary>Who stands in the file of tokens is one person, under one name that looks like no other.</summary>
public sealed class TokenFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Tokens => _folder.File("tokens.jsonl");

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Ann\u3164")]
    [InlineData("A\u115Fnn")]
    [InlineData("\uFF21nn")]
    [InlineData("\u212Aim")]
    [InlineData("O\uFB03cer")]
    [InlineData("\u0410nn")]
    [InlineData("\u0391nn")]
    [InlineData("Ann ")]
    [InlineData("Ann\u00A0Lee")]
    [InlineData("An\u200Bn")]
    [InlineData("Ann  Lee")]
    [InlineData("=Ann")]
    [InlineData("")]
    public void A_name_that_could_be_taken_for_another_is_none(string name)
    {
        TokenFile.Add(Tokens, "Ann", [DeskRole.Reader]);
        var before = File.ReadAllText(Tokens);

        Assert.Throws<ImrPredictException>(() => TokenFile.Add(Tokens, name, [DeskRole.Admin]));
        Assert.Equal(before, File.ReadAllText(Tokens));
    }

    [Theory]
    [InlineData("Zo\u00EB O'Neil-Smith 2")]
    [InlineData("\u0410\u043D\u043D\u0430")]
    [InlineData("\u674E\u660E Li")]
    public void Names_of_many_languages_are_names(string name)
    {
        TokenFile.Add(Tokens, name, [DeskRole.Reader]);

        Assert.NotNull(TokenFile.Open(Tokens));
    }

    [Fact]
    public void A_name_in_other_case_replaces_the_person()
    {
        TokenFile.Add(Tokens, "Ann", [DeskRole.Admin]);
        TokenFile.Add(Tokens, "ANN", [DeskRole.Reader]);

        Assert.DoesNotContain("admin", Assert.Single(File.ReadAllLines(Tokens)), StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_at_the_same_time_lose_nobody_and_bring_nobody_back()
    {
        TokenFile.Add(Tokens, "Ann", [DeskRole.Reader]);

        using var together = new Barrier(9);
        var problems = new System.Collections.Concurrent.ConcurrentBag<Exception>();
        var threads = Enumerable.Range(0, 9).Select(i => new Thread(() =>
        {
            together.SignalAndWait();
            try
            {
                if (i == 0)
                {
                    TokenFile.Remove(Tokens, "Ann");
                }
                else
                {
                    TokenFile.Add(Tokens, $"Bo {i}", [DeskRole.Reader]);
                }
            }
            catch (ImrPredictException problem)
            {
                problems.Add(problem);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        var lines = File.ReadAllLines(Tokens);
        Assert.Empty(problems);
        Assert.Equal(8, lines.Length);
        Assert.DoesNotContain(lines, line => line.Contains("Ann", StringComparison.Ordinal));
    }

    [Fact]
    public void A_token_is_of_one_person()
    {
        TokenFile.Add(Tokens, "Ann", [DeskRole.Reader]);
        var line = File.ReadAllText(Tokens);
        File.AppendAllText(Tokens, line.Replace("Ann", "Bo", StringComparison.Ordinal));

        var refusal = Assert.Throws<ImrPredictException>(() => TokenFile.Open(Tokens));

        Assert.Contains(":2: has the token of 'Ann' for 'Bo' too", refusal.Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_file_in_a_folder_in_which_others_can_replace_it_is_refused()
    {
        var folder = Directory.CreateDirectory(_folder.File("shared")).FullName;
        var tokens = Path.Combine(folder, "tokens.jsonl");
        TokenFile.Add(tokens, "Ann", [DeskRole.Reader]);
        Mode(folder, UnixFileMode.OtherWrite);
        var refusal = Assert.Throws<ImrPredictException>(() => TokenFile.Open(tokens));
        Mode(folder, UnixFileMode.OtherWrite | UnixFileMode.StickyBit);

        Assert.Contains("put another file in its place", refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(TokenFile.Open(tokens));
    }

    [UnixFact]
    public void Behind_a_link_the_rights_of_the_file_itself_count()
    {
        var link = _folder.File("link.jsonl");
        TokenFile.Add(Tokens, "Ann", [DeskRole.Reader]);
        File.CreateSymbolicLink(link, Tokens);
        var opened = TokenFile.Open(link);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Tokens, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);
        }

        var refusal = Assert.Throws<ImrPredictException>(() => TokenFile.Open(link));

        Assert.NotNull(opened);
        Assert.Contains($"chmod 600 {Tokens}", refusal.Message, StringComparison.Ordinal);
    }

    private static void Mode(string folder, UnixFileMode more)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | more);
        }
    }
}
