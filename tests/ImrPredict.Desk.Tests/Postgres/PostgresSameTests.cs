using System.Text.Json;
using System.Text.RegularExpressions;

namespace ImrPredict.Tests.Desk.Postgres;

/// <summary>A desk over a server answers what one over a file answers, byte for byte.</summary>
[Collection(PostgresDesks.Tests)]
public sealed partial class PostgresSameTests(PostgresDesks desks) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [PostgresFact]
    public async Task Letters_tables_and_rubbish_are_scored_filtered_shown_exported_and_deleted_alike()
    {
        var sample = Path.Combine(SharedData.Root, "data", "sample");
        foreach (var letter in Directory.GetFiles(Path.Combine(sample, "letters"), "*.txt").Order().Take(12))
        {
            File.Copy(letter, _folder.Write($"in/{Path.GetFileName(letter)}", ""), overwrite: true);
        }

        _folder.Write("in/rubbish.bin", "\0\u0001\u0002 nothing that could be read");
        _folder.Write("in/cases.csv", "case_number,requested_service,clinical_text\n"
            + "CM24-0000001,Résumé of L4-L5 MRI,Patient's numbness at 12.5 mg naïve\n");
        using var both = await TwoDesks.StartAsync(_folder.File("desk.db"), desks.NewPlace());

        await both.UploadAsync(Directory.GetFiles(_folder.File("in")));
        var table = await both.SameAsync("/batches/1/export.csv");
        foreach (var path in new[]
        {
            "/batches/1/export.jsonl", "/batches/1/export.csv?sort=probability&read=5",
            "/batches/1/export.csv?q=resume", "/batches/1/export.csv?q=patient%27s+12.5", "/api/v1/batches/1/scores",
            "/api/v1/batches/1/scores?q=lumbar&sort=service", "/api/v1/batches/1/rejects",
            "/api/v1/batches/1/scores?sort=due",
        })
        {
            await both.SameAsync(path);
        }

        foreach (var path in new[] { "/batches/1", "/batches/1/items/1", "/batches/1/rejects", "/models/default" })
        {
            await both.SameAsync(path, text => FormToken().Replace(Made().Replace(text, ""), ""));
        }

        Assert.Equal(await ScoreProgram.TableAsync(_folder.File("in"), "csv"), table);
        Assert.Contains("CM24-0000001", await both.SameAsync("/batches/1/export.csv?q=r%C3%A9sum"));
        await both.PostAsync("/batches/1/delete");
        await both.SameAsync("/batches/1/export.csv", text => FormToken().Replace(text, ""));
        await both.SameAsync("/api/v1/batches");
    }

    [PostgresFact]
    public async Task Decisions_are_audited_read_by_two_settled_searched_and_taken_by_training_alike()
    {
        var (file, place) = (_folder.File("desk.db"), desks.NewPlace());
        _folder.Write("decided.csv", DeskAuditTests.Table(400));
        using var both = await TwoDesks.StartAsync(file, place);
        await both.UploadAsync(
            [_folder.File("decided.csv")], ("work", "audit"), ("judge", "default"), ("units", ""));
        using var decisions = JsonDocument.Parse(await both.SameAsync("/api/v1/audits/1/decisions?reader=Ann"));
        var numbers = decisions.RootElement.GetProperty("decisions").EnumerateArray()
            .Select(decision => decision.GetProperty("number").GetInt64()).Take(12).ToList();

        foreach (var (number, i) in numbers.Select((number, i) => (number, i)))
        {
            await both.FindAsync(number, "Ann", i % 3 == 0 ? "data-error" : "explained");
            await both.FindAsync(number, "Ben", i % 4 == 0 ? "data-error" : "explained");
        }

        await both.FindAsync(numbers[3], "Cy", "data-error", adjudicates: true);
        foreach (var path in new[]
        {
            "/api/v1/audits/1", "/api/v1/audits/1/decisions?reader=Ann", "/api/v1/audits/1/decisions?q=pain&reader=Ben",
            "/api/v1/audits/1/findings?reader=Ann", "/decisions/1/readings.csv", "/decisions/1/surprise.csv",
            "/api/v1/search?q=pain&outcome=overturned", "/api/v1/search?diagnosis=strain&year=2018",
            "/yearly.csv", "/api/v1/audits/1/charts",
        })
        {
            await both.SameAsync(path, WithoutTimes);
        }

        foreach (var path in new[] { "/decisions/1/agreement", "/decisions/1", "/decisions/1/twins", "/search?q=pain" })
        {
            await both.SameAsync(path, text => FormToken().Replace(Made().Replace(text, ""), ""));
        }

        var (wanted, told) = (await TrainAsync(file, "file"), await TrainAsync(place, "server"));
        Assert.Equal(2, wanted.GetProperty("rows").GetInt32());
        Assert.Equal(wanted.GetProperty("rows").GetInt32(), told.GetProperty("rows").GetInt32());
        Assert.Equal(wanted.GetProperty("unsettled").GetInt32(), told.GetProperty("unsettled").GetInt32());
        Assert.Equal("postgres:postgres", told.GetProperty("source").GetString());
        Assert.Equal(await AuditAsync(file, "file"), await AuditAsync(place, "server"));
        await RefuseAsync("add", place, "CM24-0000001/1", "--finding", "note");
        await RefuseAsync("list", place);
    }

    private async Task<JsonElement> TrainAsync(string findings, string name)
    {
        var run = await ScoreProgram.TrainAsync(
            _folder.Path, "decided.csv", "--model", $"model-{name}", "--findings", findings, "--json", $"{name}.json");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.DoesNotContain(PostgresServer.Password, run.Output + run.Error, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder.File($"{name}.json")));
        return report.RootElement.GetProperty("data_errors").Clone();
    }

    private async Task<string> AuditAsync(string log, string name)
    {
        var audit = await ScoreProgram.RunAsync(
            _folder.Path, "audit", "decided.csv", "--out", name, "--model",
            Path.Combine(SharedData.Root, "models", "default"), "--log", log, "--fdr", "1", "--json", $"{name}.json");
        Assert.True(audit.ExitCode == 0, audit.Error);
        using var audited = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder.File($"{name}.json")));
        return audited.RootElement.GetProperty("flag_precision").GetRawText();
    }

    private async Task RefuseAsync(string command, string place, params string[] more)
    {
        var run = await ScoreProgram.RunAsync(_folder.Path, ["audit", "log", command, "--log", place, .. more]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is a store of the desk", run.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static string WithoutTimes(string text) => Hash().Replace(Time().Replace(text, "T"), "H");

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)?")]
    private static partial Regex Time();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();

    [GeneratedRegex("name=\"token\" value=\"[^\"]+\"|\"desk-token\" content=\"[^\"]+\"")]
    private static partial Regex FormToken();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?")]
    private static partial Regex Made();
}
