using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ImrPredict.Tests.Desk;

/// <summary>An audit of the desk is that of the command.</summary>
public sealed partial class DeskAuditTests : DeskTest
{
    private static readonly string[] Letters =
    [
        .. Directory.GetFiles(Path.Combine(SharedData.Root, "data", "sample", "letters"), "*.txt")
            .Order(StringComparer.Ordinal).Take(260),
    ];

    [Fact]
    public async Task An_audit_of_letters_and_rubbish_is_that_of_the_command_in_every_table()
    {
        var files = Copied("in", Letters);
        files = [.. files, Folder.Write("in/rubbish.bin", "\0\u0001\u0002")];
        await CommandAsync("in", "*", "out");

        var audit = await AuditAsync(files);

        foreach (var table in Directory.GetFiles(Folder.File("out"), "*.csv")
            .Where(table => Path.GetFileName(table) != "audit.rejects.csv"))
        {
            var name = Path.GetFileName(table);
            Assert.Equal(
                await File.ReadAllTextAsync(table), await Client.PageAsync($"{audit}/files/{name}"));
        }

        Assert.Equal(Numbers(await File.ReadAllTextAsync(Folder.File("out/audit.json"))),
            Numbers(await Client.PageAsync($"{audit}/files/audit.json")));
        Assert.Contains("rubbish.bin", await Client.PageAsync("/batches/1/rejects"), StringComparison.Ordinal);
        await NoUploadAsync();
    }

    [Fact]
    public async Task An_audit_of_a_table_by_a_model_with_units_is_that_of_the_command_byte_for_byte()
    {
        var table = Folder.Write("in/decided.csv", Table(400));
        await CommandAsync("in", "decided.csv", "out", "--model", Model, "--unit", "UR vendor");
        using var http = new HttpClient { BaseAddress = Desk.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Desk.Key);
        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(table));

        using var added = await http.PostAsync("/api/v1/audits?name=decided.csv&model=default&unit=UR%20vendor", body);
        Assert.Equal(HttpStatusCode.Accepted, added.StatusCode);
        await Client.WaitAsync("/batches/1");
        var found = await http.GetStringAsync("/api/v1/audits/1");
        using var batch = JsonDocument.Parse(await http.GetStringAsync("/api/v1/batches/1"));

        Assert.Equal(await File.ReadAllTextAsync(Folder.File("out/audit.json")), found);
        Assert.Equal("audit", batch.RootElement.GetProperty("kind").GetString());
        Assert.Equal(400, batch.RootElement.GetProperty("audit").GetProperty("items").GetInt32());
        Assert.Contains("UR vendor", await Client.PageAsync("/decisions/1/files/units.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_house_table_of_decisions_asks_for_the_names_of_its_columns_and_is_audited_then()
    {
        var house = Table(400).Replace("case_number,", "Claim Ref,", StringComparison.Ordinal)
            .Replace(",requested_service,", ",Treatment Requested,", StringComparison.Ordinal);
        var batch = await Client.UploadAsync(
            [Folder.Write("house.csv", house)], ("work", "audit"), ("judge", "default"));
        await Client.WaitAsync(batch);

        var page = await Client.PageAsync($"{batch}/map");
        var fields = Chosen().Matches(page)
            .Select(line => (line.Groups[1].Value, Option().Match(line.Value).Groups[1].Value)).ToArray();
        using var saved = await Client.PostAsync($"{batch}/map", fields);
        await Client.WaitAsync(batch);

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains("<b>400</b>", await Client.PageAsync("/decisions/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_audited_says_why_and_a_broken_off_audit_is_begun_anew()
    {
        var open = await Client.UploadAsync(
            [Folder.Write("open.csv", "case_number,requested_service\nCM24-0000001,MRI\n")], ("work", "audit"));
        await Client.WaitAsync(open);
        var audit = await Client.UploadAsync([Folder.Write("decided.csv", Table(3_000))], ("work", "audit"));
        await Client.WaitUntilBegunAsync(audit);

        Assert.Contains("cannot go on", await Client.PageAsync(open), StringComparison.Ordinal);
        Desk.Kill();
        using var again = await DeskProcess.StartAsync(Desk.Store);
        using var client = new DeskClient(again);
        await client.WaitAsync(audit);

        Assert.Contains("stand", await client.PageAsync("/decisions/2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_audit_leaves_no_word_of_its_texts_in_any_file_of_the_store()
    {
        const string Canary = "zyxwcanaryvuts";
        var kept = Folder.Write("kept.csv", Table(120));
        var gone = Folder.Write("gone.csv", Table(120, Canary));
        await Client.WaitAsync(await Client.UploadAsync([kept], ("work", "audit"), ("judge", "default")));
        await Client.WaitAsync(await Client.UploadAsync([gone], ("work", "audit"), ("judge", "default")));
        Assert.True(Holds(Canary));

        using var deleted = await Client.PostAsync("/batches/2/delete");
        using var answer = await Client.GetAsync("/decisions/2");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(Holds(Canary));
        Assert.Contains("<b>120</b>", await Client.PageAsync("/decisions/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_of_the_version_before_is_opened_with_what_it_holds()
    {
        var store = Folder.File("old.db");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "stores", "version-1.db"), store);
        using var desk = await DeskProcess.StartAsync(store);
        using var client = new DeskClient(desk);

        var before = await client.PageAsync("/batches/1");
        await client.WaitAsync(await client.UploadAsync(
            [Folder.Write("decided.csv", Table(120))], ("work", "audit"), ("judge", "default")));

        Assert.Contains("CM24-0000001", before, StringComparison.Ordinal);
        Assert.Contains("Acupuncture", before, StringComparison.Ordinal);
        Assert.Contains("<b>120</b>", await client.PageAsync("/decisions/2"), StringComparison.Ordinal);
        Assert.Contains("one.csv", await client.PageAsync("/"), StringComparison.Ordinal);
    }

    /// <summary>A table of invented decisions, of which one in nine is strange, with a house column.</summary>
    internal static string Table(int rows, string word = "pain") => string.Concat(
        Enumerable.Range(1, rows).Select(i => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"CM24-{i:0000000},1,{(i % 2 == 0 ? "MRI of the lumbar spine" : "Acupuncture")},"
            + $"{(i % 9 == 0 ? "Overturned" : "Upheld")},20{15 + (i % 8)}-0{1 + (i % 9)}-11,"
            + $"Case {i * 7919 % 1000} has {word} of grade {i % 5} for {i % 13} weeks,"
            + $"{(i % 3 == 0 ? "North" : "South")}\n"))
            .Prepend("case_number,item,requested_service,outcome,decision_date,clinical_text,UR vendor\n"));

    private static string Model => Path.Combine(SharedData.Root, "models", "default");

    // The name of the inputs is the one thing that differs.
    private static string Numbers(string json) => DataLine().Replace(json, "");

    private string[] Copied(string folder, IEnumerable<string> files) =>
    [
        .. files.Select(file =>
        {
            var copy = Folder.Write($"{folder}/{Path.GetFileName(file)}", "");
            File.Copy(file, copy, overwrite: true);
            return copy;
        }),
    ];

    private async Task<string> AuditAsync(string[] files)
    {
        var batch = await Client.UploadAsync(files, ("work", "audit"));
        await Client.WaitAsync(batch);
        return batch.Replace("/batches/", "/decisions/", StringComparison.Ordinal);
    }

    // The files of a batch are removed just after it is done.
    private async Task NoUploadAsync()
    {
        for (var i = 0; i < 300 && Directory.GetFileSystemEntries(Desk.Store + ".uploads").Length > 0; i++)
        {
            await Task.Delay(100);
        }

        Assert.Empty(Directory.GetFileSystemEntries(Desk.Store + ".uploads"));
    }

    private async Task CommandAsync(string folder, string inputs, string output, params string[] more)
    {
        var run = await ScoreProgram.RunAsync(
            Folder.File(folder),
            [
                "audit", inputs, "--out", Folder.File(output), "--log", Folder.File("log.db"), "--max-rejects", "1",
                "-q", .. more,
            ]);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private bool Holds(string word) => Directory.GetFiles(Folder.Path, "desk.db*")
        .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return System.Text.Encoding.UTF8.GetString(copy.ToArray()).Contains(word, StringComparison.OrdinalIgnoreCase);
    });

    [GeneratedRegex("\"data\": .*")]
    private static partial Regex DataLine();

    [GeneratedRegex("name=\"(c\\d+)\">.*?</select>", RegexOptions.Singleline)]
    private static partial Regex Chosen();

    [GeneratedRegex("value=\"([^\"]*)\" selected")]
    private static partial Regex Option();
}
