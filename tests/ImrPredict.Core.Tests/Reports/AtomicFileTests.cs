using ImrPredict.Cases;
using ImrPredict.Reports;

namespace ImrPredict.Tests.Reports;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_commit_the_old_file_stays_and_nothing_is_left_beside_it()
    {
        var path = _folder.Write("out.csv", "old");

        using (var file = new AtomicFile(path))
        {
            file.Stream.Write("new"u8);
        }

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void After_a_commit_the_new_file_stands_alone()
    {
        var path = _folder.File("deep/er/out.csv");

        using (var file = new AtomicFile(path))
        {
            file.Stream.Write("new"u8);
            file.Commit();
        }

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_folder_in_the_way_is_said_before_the_work()
    {
        var problem = Assert.Throws<ImrPredictException>(() => new AtomicFile(_folder.Path));

        Assert.Contains("is a folder", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_another_program_holds_is_said_before_the_work()
    {
        var path = _folder.Write("held.csv", "x");
        using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Throws<ImrPredictException>(() => new AtomicFile(path));
    }
}
