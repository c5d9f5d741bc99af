using System.IO.Compression;
using System.Text.Json;

namespace ImrPredict.Tests.Score;

/// <summary>What lies in the folders of analysts beside letters.</summary>
public sealed class HostileFolderTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_file_that_cannot_be_scored_is_a_reject_with_its_name_and_reason_and_the_counts_add_up()
    {
        var letter = Directory.GetFiles(trained.Letters, "*.pdf").Order(StringComparer.Ordinal).First();
        var pdf = await File.ReadAllBytesAsync(letter);
        Directory.CreateDirectory(_folder.File("in"));
        await WriteAsync("good.pdf", pdf);
        await WriteAsync("truncated.pdf", pdf[..(pdf.Length / 3)]);
        await WriteAsync("password.pdf", EncryptedPdf.Bytes);
        await WriteAsync("photo.jpg",
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 2]);
        await WriteAsync("empty.txt", []);
        await WriteAsync("huge.txt", Enumerable.Repeat((byte)'a', 200_000_000).ToArray());
        await using (var zip = await ZipFile.OpenAsync(_folder.File("in/letters.zip"), ZipArchiveMode.Create))
        {
            await zip.CreateEntryFromFileAsync(letter, "letter.pdf");
        }

        var run = await ProgramRun.ScoreAsync(
            "score", _folder.File("in"), "--model", trained.Model, "--out", _folder.File("s.csv"), "--max-rejects", "1",
            "--json", _folder.File("s.json"));

        Assert.True(run.ExitCode == 0, run.Error);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("s.json")));
        long Count(string name) => json.RootElement.GetProperty(name).GetInt64();
        Assert.Equal(6, Count("rejected"));
        Assert.InRange(Count("scored"), 1, 20);
        Assert.Equal(Count("items_in"), Count("scored") + Count("abstained") + Count("rejected"));
        var rejects = await File.ReadAllLinesAsync(_folder.File("s.rejects.csv"));
        foreach (var name in (string[])["truncated.pdf", "password.pdf", "photo.jpg", "empty.txt",
            "huge.txt", "letters.zip"])
        {
            var line = Assert.Single(rejects, line => line.Contains(name, StringComparison.Ordinal));
            Assert.True(line.Split(',', 4)[3].Length > 10, line);
        }
    }

    private Task WriteAsync(string name, byte[] bytes) => File.WriteAllBytesAsync(_folder.File($"in/{name}"), bytes);
}
