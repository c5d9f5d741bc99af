using System.Net;
using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Training.Drift;
using ImrPredict.Training.History;
using ImrPredict.Training.Package;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Tests.Desk;

/// <summary>Views of a batch by date and column, precedents side by side, and what is known of models.</summary>
public sealed partial class DeskViewTests : DeskTest
{
    private static readonly string Sample = Path.Combine(SharedData.Root, "data", "sample");
    private static readonly string Export = Path.Combine(Sample, "backlog", "synthetic-open-cases.csv");
    private static readonly string Map = Path.Combine(Sample, "backlog", "map.json");

    [Fact]
    public async Task Items_are_found_by_the_month_they_came_in_and_by_the_day_of_their_review()
    {
        var batch = await DatedAsync();

        var page = WebUtility.HtmlDecode(await Client.PageAsync(batch));
        var december = await CasesAsync($"{batch}?month=2026-12");
        var undated = await CasesAsync($"{batch}?month=none");
        var soon = await CasesAsync($"{batch}?until=2026-12-05");
        var order = await CasesAsync($"{batch}?sort=due");

        Assert.Contains(">2026-11 (3)</option>", page, StringComparison.Ordinal);
        Assert.Contains(">2026-12 (1)</option>", page, StringComparison.Ordinal);
        Assert.Contains(">no date (1)</option>", page, StringComparison.Ordinal);
        Assert.Equal(["CM26-0000004"], december);
        Assert.Equal(["CM26-0000005"], undated);
        Assert.Equal(["CM26-0000001", "CM26-0000002"], soon.Order());
        Assert.Equal(["CM26-0000002", "CM26-0000001", "CM26-0000004"], order.Take(3));
    }

    [Fact]
    public async Task What_is_decided_is_due_no_more_and_a_day_is_counted_from_assignment_else_from_receipt()
    {
        var batch = await DatedAsync();

        var rows = Rows(await Client.PageAsync($"{batch}/export.csv?col=review_due&columns=shown"));

        Assert.Equal(["case_number", "item", "review_due"], rows[0]);
        Assert.Equal(
            ["2026-12-05", "2026-11-23", "", "2026-12-31", ""], // 30 days, 3 where expedited
            rows.Skip(1).OrderBy(row => row[0], StringComparer.Ordinal).Select(row => row[2]));
    }

    [Fact]
    public async Task Chosen_columns_are_shown_and_exported_only_where_asked()
    {
        var batch = await SampleAsync();
        const string Chosen = "col=rank&col=lift&col=Handler";
        var whole = await Client.PageAsync($"{batch}/export.csv");
        var all = Rows(whole);

        var page = await Client.PageAsync($"{batch}?{Chosen}&sort=probability");
        var exported = await Client.PageAsync($"{batch}/export.csv?{Chosen}");
        var alone = Rows(await Client.PageAsync($"{batch}/export.csv?{Chosen}&columns=shown"));

        Assert.Equal(["Case", "lift", "rank", "Handler"], Heading().Matches(page).Select(m => m.Groups[1].Value));
        Assert.Equal(whole, exported);
        var places = new[] { "case_number", "item", "lift", "rank", "Handler" }
            .Select(name => all[0].ToList().IndexOf(name)).ToList();
        Assert.Equal(all.Select(row => places.Select(place => row[place])), alone);
        Assert.Contains("col=rank", NextLink().Match(page).Groups[1].Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_that_there_are_not_leave_the_usual_ones()
    {
        var batch = await SampleAsync();

        var page = await Client.PageAsync($"{batch}?col=%3Cscript%3E&col=nothing");

        Assert.Equal(
            ["Case", "Service", "Probability of overturn", "In words", "What moved it most"],
            Heading().Matches(page).Select(m => m.Groups[1].Value));
    }

    [Fact]
    public async Task Three_precedents_stand_beside_an_item_with_what_differs()
    {
        var letters = Directory.GetFiles(Path.Combine(Sample, "letters"), "*.txt").Order(StringComparer.Ordinal);
        var batch = await Client.UploadAsync([.. letters.TakeLast(3)]);
        await Client.WaitAsync(batch);
        var list = await Client.PageAsync(batch);

        var page = WebUtility.HtmlDecode(await Client.PageAsync(ItemLink().Match(list).Value));
        var beside = page[page.IndexOf("<div class=\"alongside\">", StringComparison.Ordinal)..];

        Assert.Equal(4, Articles().Count(beside));
        Assert.Contains("This dispute", beside, StringComparison.Ordinal);
        Assert.Contains("<mark class=\"same\">", beside, StringComparison.Ordinal);
        Assert.Contains("only there", beside, StringComparison.Ordinal);
        Assert.Contains("only here", beside, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"differs\"", beside, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_champion_is_offered_first_also_after_a_restart_and_loses_its_alias_to_another()
    {
        using var named = await Client.PostAsync("/models/dmhc/alias", ("alias", "Champion"));
        var first = FirstModel().Match(await Client.PageAsync("/")).Groups[1].Value;
        Desk.Kill();
        using var again = await DeskProcess.StartAsync(Desk.Store);
        using var client = new DeskClient(again);
        var restarted = FirstModel().Match(await client.PageAsync("/")).Groups[1].Value;

        using var other = await client.PostAsync("/models/default/alias", ("alias", "Champion"));
        var models = await client.PageAsync("/models");
        using var cleared = await client.PostAsync("/models/default/alias", ("alias", ""));
        using var unknown = await client.PostAsync("/models/nothing/alias", ("alias", "Champion"));

        Assert.Equal(HttpStatusCode.SeeOther, named.StatusCode);
        Assert.Equal(("dmhc", "dmhc"), (first, restarted));
        Assert.Single(Tag().Matches(models), match => match.Value.Contains("champion", StringComparison.Ordinal));
        Assert.Equal("default", FirstModel().Match(await client.PageAsync("/")).Groups[1].Value);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_history_of_runs_names_the_champion_where_there_is_one()
    {
        var runs = Folder.File("runs.db");
        var dmhc = Path.Combine(SharedData.Root, "models", "dmhc");
        using (var history = RunHistory.OpenOrMake(runs))
        {
            history.Promote(new RunRecord
            {
                At = DateTimeOffset.UnixEpoch,
                Command = "promote",
                Model = ModelPackage.ReadManifest(dmhc).ModelId,
                Folder = dmhc,
            });
        }

        using var own = await Client.PostAsync("/models/default/alias", ("alias", "Champion"));
        using var desk = await DeskProcess.StartAsync(Folder.File("other.db"), "--runs", runs);
        using var client = new DeskClient(desk);
        var page = await client.PageAsync("/models/dmhc");
        using var refused = await client.PostAsync("/models/default/alias", ("alias", "Champion"));

        Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode);
        Assert.Equal("dmhc", FirstModel().Match(await client.PageAsync("/")).Groups[1].Value);
        Assert.Contains("imr-train promote", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/alias", page, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.SeeOther, refused.StatusCode);
        Assert.Equal("dmhc", FirstModel().Match(await client.PageAsync("/")).Groups[1].Value);
    }

    [Fact]
    public async Task A_champion_that_lies_elsewhere_is_offered_too()
    {
        var runs = Folder.File("elsewhere.db");
        var place = Directory.CreateDirectory(Folder.File("mine/default")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(SharedData.Root, "models", "dmhc")))
        {
            File.Copy(file, Path.Combine(place, Path.GetFileName(file)));
        }

        // The same package, but with an id that no other has.
        var id = ModelPackage.ReadManifest(place).ModelId;
        var manifest = Path.Combine(place, ModelPackage.ManifestName);
        var text = File.ReadAllText(manifest).Replace(id, "0123456789abcdef", StringComparison.Ordinal);
        File.WriteAllText(manifest, text);
        using (var history = RunHistory.OpenOrMake(runs))
        {
            history.Promote(new RunRecord
            {
                At = DateTimeOffset.UnixEpoch,
                Command = "promote",
                Model = "0123456789abcdef",
                Folder = place,
            });
        }

        using var desk = await DeskProcess.StartAsync(Folder.File("third.db"), "--runs", runs);
        using var client = new DeskClient(desk);

        Assert.Equal("default-0123456789abcdef", FirstModel().Match(await client.PageAsync("/")).Groups[1].Value);
        Assert.Contains(
            "0123456789abcdef", await client.PageAsync("/models/default-0123456789abcdef"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_of_a_card_for_programs_is_not_shown()
    {
        var model = Folder.File("carded");
        Directory.CreateDirectory(model);
        foreach (var file in Directory.GetFiles(Path.Combine(SharedData.Root, "models", "default")))
        {
            File.Copy(file, Path.Combine(model, Path.GetFileName(file)));
        }

        var card = Path.Combine(model, "card.md");
        var text = File.ReadAllText(card);
        var body = text[text.IndexOf("# Model", StringComparison.Ordinal)..];
        File.WriteAllText(card, $"---\nlanguage: en\nmodel-index:\n- name: x\n---\n\n{body}");
        using var desk = await DeskProcess.StartAsync(Folder.File("other.db"), "--model", model);
        using var client = new DeskClient(desk);

        var page = await client.PageAsync("/models/carded");

        Assert.Contains("Purpose and limits", page, StringComparison.Ordinal);
        Assert.DoesNotContain("model-index", page, StringComparison.Ordinal);
        Assert.DoesNotContain("language: en", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drift_of_a_batch_has_the_figures_of_the_command()
    {
        var batch = await SampleAsync();
        var reads = await ItemReader.ReadFilesAsync([Export], new IngestOptions { ColumnMap = ColumnMap.Load(Map) })
            .OfType<ItemRead.Parsed>().ToListAsync();
        var place = new PackagePlace(Path.Combine(SharedData.Root, "models", "default"));
        var told = DriftCheck.Compare(
            ModelPackage.ReadReference(place), ModelPackage.Load(place), [.. reads.Select(read => read.Item)],
            [.. reads.Select(read => read.Decision is { } d ? d.Outcome == Outcome.Overturned : (bool?)null)]);

        var page = WebUtility.HtmlDecode(await Client.PageAsync($"/models/default/drift?batch={batch.Split('/')[^1]}"));
        using var missing = await Client.GetAsync("/models/default/drift?batch=99");

        Assert.All(told.Words, sentence => Assert.Contains(sentence, page, StringComparison.Ordinal));
        Assert.All(told.Fields, field => Assert.Contains(
            $"{Number(field.Psi)}</td><td class=\"n\" data-name=\"By chance\">{Number(field.ByChance)}</td>", page,
            StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Two_packages_stand_side_by_side_with_the_figures_that_they_bring()
    {
        var page = await Client.PageAsync("/compare?model=dmhc&model=default");
        var figures = PackageFigures.Read(new PackagePlace(Path.Combine(SharedData.Root, "models", "dmhc")));

        Assert.Contains(
            $"<td class=\"n\" data-name=\"dmhc\">{Number(figures.Model["auc"].Value)} <small>(", page,
            StringComparison.Ordinal);
        Assert.Contains(
            $"{figures.N:#,0}, {figures.NOverturned:#,0}</td>", page, StringComparison.Ordinal);
        Assert.Contains("figures of other rows are no contest", page, StringComparison.Ordinal);
        Assert.Contains("Reliability diagram of", await Client.PageAsync("/models/dmhc"), StringComparison.Ordinal);
    }

    private async Task<string> DatedAsync()
    {
        var batch = await Client.UploadAsync(Folder.Write(
            "dated.csv",
            "case_number,requested_service,received_date,assigned_date,priority,outcome,decision_date\n"
            + "CM26-0000001,MRI of the lumbar spine,2026-11-01,2026-11-05,Standard,,\n"
            + "CM26-0000002,MRI of the left knee,2026-11-20,,Expedited,,\n"
            + "CM26-0000003,Physical therapy 12 sessions,2026-11-02,2026-11-03,Standard,Upheld,2026-11-25\n"
            + "CM26-0000004,Acupuncture 6 sessions,2026-11-29,2026-12-01,Standard,,\n"
            + "CM26-0000005,Lumbar brace,,,,,\n"));
        await Client.WaitAsync(batch);
        return batch;
    }

    private async Task<string> SampleAsync()
    {
        using var answer = await Client.PostAsync("/batches/sample");
        var batch = answer.Headers.Location!.ToString();
        await Client.WaitAsync(batch);
        return batch;
    }

    private async Task<List<string>> CasesAsync(string address) =>
        [.. CaseLink().Matches(await Client.PageAsync(address)).Select(match => match.Groups[1].Value)];

    // Cells hold no line ends here.
    private static List<string[]> Rows(string csv) =>
    [
        .. csv.TrimStart('\uFEFF').TrimEnd('\n').Split('\n')
            .Select(line => Cell().Matches(line).Select(cell => cell.Groups[1].Value).ToArray()),
    ];

    [GeneratedRegex("(?:^|,)(\"(?:[^\"]|\"\")*\"|[^,]*)")]
    private static partial Regex Cell();

    [GeneratedRegex("/batches/\\d+/items/\\d+\">([^<]+)<")]
    private static partial Regex CaseLink();

    [GeneratedRegex("/batches/\\d+/items/\\d+")]
    private static partial Regex ItemLink();

    [GeneratedRegex("<th scope=\"col\" role=\"columnheader\">([^<]+)</th>")]
    private static partial Regex Heading();

    [GeneratedRegex("href=\"([^\"]+)\" rel=\"next\"")]
    private static partial Regex NextLink();

    [GeneratedRegex("<article ")]
    private static partial Regex Articles();

    [GeneratedRegex("<select id=\"model\" name=\"model\">\\s*<option value=\"([^\"]+)\"")]
    private static partial Regex FirstModel();

    [GeneratedRegex("<span class=\"tag\">[^<]+</span>")]
    private static partial Regex Tag();
}
