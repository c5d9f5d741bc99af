using System.Diagnostics;
using System.Runtime.Versioning;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
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

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void A_new_file_is_for_this_account_alone_and_one_that_was_there_keeps_its_rights()
    {
        const UnixFileMode Shared = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        var old = _folder.Write("old.csv", "x");
        File.SetUnixFileMode(old, Shared);

        Commit(old);
        Commit(_folder.File("new.csv"));

        Assert.Equal(Shared, File.GetUnixFileMode(old));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("new.csv")));
    }

    [Fact]
    public void A_link_is_followed_and_stays_a_link()
    {
        var target = _folder.Write("elsewhere/target.csv", "old");
        var link = _folder.File("link.csv");
        File.CreateSymbolicLink(link, target);

        Commit(link);

        Assert.Equal("new", File.ReadAllText(target));
        Assert.Equal(target, File.ResolveLinkTarget(link, returnFinalTarget: true)!.FullName);
    }

    [Fact]
    public void What_a_killed_run_left_is_removed_and_what_another_run_writes_is_not()
    {
        var path = _folder.File("out.csv");
        var left = Left(ProcessMark.OfMachine, ProcessMark.Container, EndedProcess());
        var working = Left(ProcessMark.OfMachine, ProcessMark.Container, Environment.ProcessId);
        var elsewhere = Left("another-machine-", ProcessMark.Container, EndedProcess());

        Commit(path);

        Assert.False(File.Exists(left));
        Assert.True(File.Exists(working));
        Assert.True(File.Exists(elsewhere));
    }

    [Fact]
    public void What_another_container_of_the_machine_writes_stays_for_a_week()
    {
        var path = _folder.File("out.csv");
        var (old, young) = (Left(ProcessMark.OfMachine, "17", 1), Left(ProcessMark.OfMachine, "17", 999_999_999));
        var other = _folder.Write($"out.csv.{ProcessMark.OfMachine}notes.tmp", "of a user");
        foreach (var file in (string[])[old, other])
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-8));
        }

        Commit(path);

        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
        Assert.True(File.Exists(other));
    }

    private string Left(string machine, string container, int process) =>
        _folder.Write($"out.csv.{machine}{container}-{process}-{Guid.NewGuid():N}.tmp", "half");

    private static void Commit(string path)
    {
        using var file = new AtomicFile(path);
        file.Stream.Write("new"u8);
        file.Commit();
    }

    private static int EndedProcess()
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.Id;
    }
}
