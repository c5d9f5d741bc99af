using ImrPredict.Cases;
using ImrPredict.Ingest;

namespace ImrPredict.Tests.Ingest;

public sealed class InputFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_is_read_whole_letters_first_and_hidden_files_left_out()
    {
        _folder.Write("a.csv", "");
        _folder.Write("z.pdf", "");
        _folder.Write("b.txt", "");
        _folder.Write(".hidden", "");
        _folder.Write("sub/c.txt", "");

        var files = InputFiles.Expand([_folder.Path]);

        Assert.Equal(
            ["b.txt", "z.pdf", "a.csv", "sub/c.txt"], files.Select(f => Path.GetRelativePath(_folder.Path, f)));
    }

    [Fact]
    public void A_file_named_twice_is_read_once()
    {
        var file = _folder.Write("a.txt", "");

        Assert.Equal([file], InputFiles.Expand([file, _folder.Path]));
    }

    [Fact]
    public void A_glob_matches_below_its_root_in_ordinal_order()
    {
        _folder.Write("x/2.pdf", "");
        _folder.Write("x/1.pdf", "");
        _folder.Write("x/1.csv", "");

        var files = InputFiles.Expand([Path.Combine(_folder.Path, "**", "*.pdf")]);

        Assert.Equal(["x/1.pdf", "x/2.pdf"], files.Select(f => Path.GetRelativePath(_folder.Path, f)));
    }

    [Theory]
    [InlineData("a/b/letters/", "letters")]
    [InlineData("/a/b.csv", "b.csv")]
    [InlineData("-", "-")]
    [InlineData("sqlite:/a/b.db?SELECT '/Roe' AS name", "sqlite:b.db")]
    [InlineData("postgres://jane@host:5432/cases?SELECT '/Roe' AS name", "postgres:host/cases")]
    public void The_short_name_of_an_input_has_no_folder_query_or_account(string input, string name) =>
        Assert.Equal(name, InputFiles.ShortNameOf(input));

    [Theory]
    [InlineData("no-such-file.pdf")]
    [InlineData("no-such-*.pdf")]
    public void What_names_nothing_stops_the_run_with_its_name(string name)
    {
        var problem = Assert.Throws<ImrPredictException>(() => InputFiles.Expand([_folder.File(name)]));

        Assert.Contains(name, problem.Message, StringComparison.Ordinal);
    }
}
