using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using static ImrPredict.Tests.Download.UnreliableServer;

namespace ImrPredict.Tests.Download;

public sealed class DownloadCommandTests : IDisposable
{
    private static readonly byte[] File = Encoding.UTF8.GetBytes(Dmhc(rows: 3000));
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_line_that_breaks_is_taken_up_where_it_broke()
    {
        using var server = new UnreliableServer(request =>
            Response.Of(File, request, cutAfter: request.Number <= 2 ? File.Length / 4 : int.MaxValue));

        var run = await DownloadAsync("--url", server.Address + "imr.csv");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(File, await System.IO.File.ReadAllBytesAsync(_folder.File("dmhc-imr.csv")));
        Assert.Equal([null, File.Length / 4, File.Length / 4 * 2], server.Requests.Select(r => r.From));
        Assert.Equal(["dmhc-imr.csv", "sources.json"],
            Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_later_run_goes_on_where_an_earlier_one_had_to_stop()
    {
        using var server = new UnreliableServer(request =>
            Response.Of(File, request, cutAfter: request.Number == 1 ? 1000 : int.MaxValue));

        var broken = await DownloadAsync("--url", server.Address + "imr.csv", "--retries", "0");
        var resumed = await DownloadAsync("--url", server.Address + "imr.csv", "--retries", "0");

        Assert.Equal(2, broken.ExitCode);
        Assert.Contains("run the same command again", broken.Error, StringComparison.Ordinal);
        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(1000, server.Requests.Last().From);
        Assert.Equal(File, await System.IO.File.ReadAllBytesAsync(_folder.File("dmhc-imr.csv")));
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_fetched_anew_and_never_mixed()
    {
        var changed = Encoding.UTF8.GetBytes(Dmhc(rows: 2500));
        using var server = new UnreliableServer(request => request.Number == 1
            ? Response.Of(File, request, cutAfter: 1000)
            : Response.Of(changed, request with { From = null }, tag: "\"v2\""));

        var run = await DownloadAsync("--url", server.Address + "imr.csv");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(changed, await System.IO.File.ReadAllBytesAsync(_folder.File("dmhc-imr.csv")));
    }

    [Fact]
    public async Task A_server_that_announces_more_than_it_has_is_not_believed()
    {
        using var server = new UnreliableServer(request => request.From is null
            ? new Response("200 OK", File, $"Content-Length: {File.Length + 500}", "ETag: \"v1\"")
            : Response.Of(File, request with { From = File.Length + 1 }));

        var run = await DownloadAsync("--url", server.Address + "imr.csv", "--retries", "1");

        Assert.Equal(0, run.ExitCode); // the second answer says that the file ends where ours does
        Assert.Equal(File, await System.IO.File.ReadAllBytesAsync(_folder.File("dmhc-imr.csv")));
    }

    [Fact]
    public async Task A_server_that_always_announces_more_ends_with_one_line_and_no_file()
    {
        using var server = new UnreliableServer(
            _ => new Response("200 OK", File, $"Content-Length: {File.Length + 500}"));

        var run = await DownloadAsync("--url", server.Address + "imr.csv", "--retries", "1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("did not come whole", run.Error, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(_folder.File("dmhc-imr.csv")));
    }

    [Fact]
    public async Task Redirects_are_followed()
    {
        using var server = new UnreliableServer(request => request.Path == "/old"
            ? new Response("302 Found", [], "Location: /new", "Content-Length: 0")
            : Response.Of(File, request));

        var run = await DownloadAsync("--url", server.Address + "old");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["/old", "/new"], server.Requests.Select(r => r.Path));
    }

    [Theory]
    [InlineData("file:///etc/hostname")]
    [InlineData("ftp://127.0.0.1/imr.csv")]
    public async Task A_redirect_to_what_is_no_web_address_is_refused(string place)
    {
        using var server = new UnreliableServer(
            _ => new Response("302 Found", [], $"Location: {place}", "Content-Length: 0"));

        var run = await DownloadAsync("--url", server.Address + "imr.csv", "--retries", "2");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(place, run.Error, StringComparison.Ordinal);
        Assert.Contains("not followed", run.Error, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.False(System.IO.File.Exists(_folder.File("dmhc-imr.csv")));
    }

    [Fact]
    public async Task A_catalogue_cannot_name_a_file_of_this_machine()
    {
        var secret = _folder.Write("secret.csv", "a,b");
        using var server = new UnreliableServer(request => request.Path.EndsWith("imr.csv", StringComparison.Ordinal)
            ? Response.Of(File, request)
            : Json("""
                {"result": {"resources": [
                  {"format": "CSV", "url": "file://SECRET", "last_modified": "2026-01-01"},
                  {"format": "CSV", "url": "imr.csv", "last_modified": "2020-01-01"}]}}
                """.Replace("SECRET", secret, StringComparison.Ordinal)));

        var run = await DownloadAsync("--catalogue", server.Address + "package_show");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(File, await System.IO.File.ReadAllBytesAsync(_folder.File("dmhc-imr.csv")));
    }

    [Theory]
    [InlineData("Content-Type: text/html", "<html>sign in</html>")]
    [InlineData("Content-Type: text/csv", "<!DOCTYPE html><html>sign in</html>")]
    [InlineData("Content-Type: text/csv", "")]
    public async Task A_web_page_or_nothing_instead_of_data_is_refused(string type, string body)
    {
        using var server = new UnreliableServer(
            _ => new Response("200 OK", Encoding.UTF8.GetBytes(body), type, $"Content-Length: {body.Length}"));

        var run = await DownloadAsync("--url", server.Address + "imr.csv");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("expected CSV or ZIP", run.Error, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(_folder.File("dmhc-imr.csv")));
    }

    [Fact]
    public async Task A_file_above_the_limit_is_refused_even_when_its_length_is_not_announced()
    {
        var large = new byte[3_000_000];
        using var server = new UnreliableServer(_ => new Response("200 OK", large));

        var run = await DownloadAsync("--url", server.Address + "imr.csv", "--max-mb", "2");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--max-mb", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogue_names_the_newest_file_and_its_stale_figures_are_only_warned_of()
    {
        using var server = new UnreliableServer(request => request.Path.StartsWith("/api", StringComparison.Ordinal)
            ? Json("""
                {"success": true, "result": {"resources": [
                  {"format": "PDF", "url": "/dictionary.pdf", "last_modified": "2026-07-01"},
                  {"format": "CSV", "url": "/old.csv", "last_modified": "2020-01-01"},
                  {"format": "CSV", "url": "/new.csv", "last_modified": "2026-06-01", "size": 5,
                   "hash": "00000000000000000000000000000000"}]}}
                """)
            : Response.Of(File, request));

        var run = await DownloadAsync("--catalogue", server.Address + "api");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("/new.csv", server.Requests.Last().Path);
        Assert.Contains("the catalogue gives 5 bytes", run.Error, StringComparison.Ordinal);
        Assert.Contains("checksum", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_is_unpacked_and_what_came_is_recorded_and_summed_up()
    {
        var zip = Zip("imr.csv", File);
        using var server = new UnreliableServer(request => Response.Of(zip, request));

        var run = await DownloadAsync("--url", server.Address + "imr.zip");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(File, await System.IO.File.ReadAllBytesAsync(_folder.File("dmhc-imr.csv")));
        Assert.Contains("terms of use", run.Output, StringComparison.Ordinal);
        using var sources = JsonDocument.Parse(await System.IO.File.ReadAllTextAsync(_folder.File("sources.json")));
        var entry = Assert.Single(sources.RootElement.EnumerateArray());
        Assert.Equal(3000, entry.GetProperty("rows").GetInt32());
        Assert.Equal(2001, entry.GetProperty("first_year").GetInt32());
        Assert.Equal(2010, entry.GetProperty("last_year").GetInt32());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(zip)), entry.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task The_terms_are_shown_once()
    {
        using var server = new UnreliableServer(request => Response.Of(File, request));

        var first = await DownloadAsync("--url", server.Address + "imr.csv");
        var second = await DownloadAsync("--url", server.Address + "imr.csv");

        Assert.Contains("terms of use", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("terms of use", second.Output, StringComparison.Ordinal);
    }

    private Task<ProgramRun> DownloadAsync(params string[] arguments) =>
        ProgramRun.TrainAsync(["download", "dmhc", "--out", _folder.Path, .. arguments]);

    private static Response Json(string text) =>
        new("200 OK", Encoding.UTF8.GetBytes(text), "Content-Type: application/json");

    private static byte[] Zip(string name, byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }

        return bytes.ToArray();
    }

    private static string Dmhc(int rows)
    {
        var text = new StringBuilder(
            "Reference ID;Report Year;Diagnosis Category;Diagnosis Sub Category;Treatment Category;"
            + "Treatment Sub Category;Determination;Type;Age Range;Patient Gender\r\n");
        for (var i = 0; i < rows; i++)
        {
            var outcome = i % 3 == 0 ? "Overturned" : "Upheld";
            text.Append(CultureInfo.InvariantCulture,
                $"MN{1 + (i % 10):00}-{i + 1};{2001 + (i % 10)};Cancer;Breast Cancer;Cancer Care;Chemotherapy;");
            text.Append(CultureInfo.InvariantCulture,
                $"{outcome} Decision of Health Plan;Medical Necessity;51-64;Female\r\n");
        }

        return text.ToString();
    }
}
