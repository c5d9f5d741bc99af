using System.Text;

namespace ImrPredict.Tests.Privacy;

/// <summary>
/// Strings that stand nowhere else are planted in texts, party lines, reasons, titles, columns and names of files.
/// Every command runs, and each string may be found where docs/security.md says that it is shown, and nowhere else.
/// </summary>
public sealed class CanaryTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private const string Planted =
        "Zebulonquix Crampthorne phoned from (415) 867-5309, wrote from zq@quixmail.example (SSN 987-65-4329) of "
        + "velvety grumblefinch dermopathy. ";

    private static readonly Dictionary<string, string> Canaries = new(StringComparer.Ordinal)
    {
        ["name"] = "Crampthorne",
        ["phone"] = "867-5309",
        ["mail"] = "quixmail",
        ["ssn"] = "987-65-4329",
        ["phrase"] = "grumblefinch",
        ["party"] = "Partylinequux",
        ["rationale"] = "rationalequux",
        ["title"] = "titlequux",
        ["file"] = "filenamequux",
        ["column"] = "columnquux",
        ["cell"] = "cellquux",
        ["note"] = "notequux",
    };

    private static readonly string[] Text = ["name", "phone", "mail", "ssn", "phrase"];

    // What docs/security.md says: by the start of the path of an output, or by the name of a command's printed lines.
    private static readonly (string Output, string[] Shown)[] Documented =
    [
        ("out/cases", [.. Text, "rationale", "title", "file"]),
        ("out/rejects", ["file"]),
        ("out/scores", [.. Text, "title", "file", "column", "cell"]),
        ("out/explain", [.. Text, "title", "rationale", "column"]),
        ("out/run", [.. Text, "title", "file", "column", "cell"]),
        ("out/map", ["column"]),
        ("out/audit", [.. Text, "rationale", "title", "file"]),
        ("printed/explain", [.. Text, "title", "rationale", "column"]),
        ("printed", ["file", "column"]),
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _failed = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_planted_is_found_where_it_is_documented_and_nowhere_else()
    {
        Plant();
        await RunAllAsync();

        Assert.Empty(_failed);
        List<string> leaks = [];
        foreach (var (kind, word) in Canaries)
        {
            foreach (var place in PackageContent.FilesWith(_folder.File("work"), word))
            {
                var shown = Documented.FirstOrDefault(d => place.StartsWith(d.Output, StringComparison.Ordinal)).Shown;
                if (shown is null || !shown.Contains(kind))
                {
                    leaks.Add($"{kind} in {place}");
                }
            }
        }

        Assert.Empty(leaks);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.File("work/temporary")));

        // The test can see: what is to be shown is there.
        Assert.NotEmpty(PackageContent.FilesWith(_folder.File("work/out"), Canaries["phrase"]));
        Assert.NotEmpty(PackageContent.FilesWith(_folder.File("work/out"), Canaries["cell"]));
    }

    private async Task RunAllAsync()
    {
        await RunAsync(
            "imr-train", "ingest", "../in/letters ../in/house.csv --out out/cases.csv --json out/cases.json");
        await RunAsync(
            "imr-train", "train", "../in/letters --model model --options ../in/options.json --json train.json");
        await RunAsync("imr-train", "evaluate", "../in/later --model model --report eval.html --json eval.json");
        await RunAsync("imr-train", "compare", "model model ../in/later --json compare.json");
        await RunAsync("imr-train", "drift", "../in/house.csv --model model --json drift.json");
        await RunAsync("imr-train", "map", "../in/house.csv --out out/map.json --json out/map-result.json");
        await RunAsync(
            "imr-train", "backtest",
            "../in/letters ../in/later --options ../in/options.json --from 2023 --json back.json");
        await RunAsync("imr-train", "refresh", "../in/letters ../in/later --model model --force --json refresh.json");
        await RunAsync(
            "imr-score", "score",
            "../in/house.csv --model model --out out/scores.csv --html out/scores.html --json out/scores.json");
        await RunAsync("imr-score", "score", "../in/later --model model --out out/scores.xlsx");
        await RunAsync("imr-score", "explain", "../in/house.csv --item H-1/1 --model model --json out/explain.json");
        await RunAsync("imr-score", "plan", "../in/later --model model --run out/run --shards 2");
        await RunAsync("imr-score", "submit", "--run out/run --engine local --out out/scores-run.csv");
        await RunAsync("imr-score", "status", "--run out/run");
        await RunAsync(
            "imr-score", "audit", "../in/later --out out/audit --log out/audit.db --options ../in/audit.json");
    }

    // A file of rejects tells places alone; without a limit of rejects every command ends well.
    private async Task RunAsync(string program, string command, string arguments)
    {
        var limit = command is "map" or "explain" or "plan" or "submit" or "status" ? "" : " --max-rejects 1";
        var run = await ProgramRun.BashAsync(
            $"export TMPDIR=\"$PWD/temporary\"; {program} {command} {arguments}{limit}", _folder.File("work"));
        var name = $"work/printed/{command}-{Directory.GetFiles(_folder.File("work/printed")).Length}.txt";
        _folder.Write(name, run.Output + run.Error);
        if (run.ExitCode != 0)
        {
            _failed.Add($"{command}: {run.ExitCode} {run.Error}");
        }
    }

    // Four letters and two rows of a house have the strings: one letter fewer than what a package may know by name.
    private void Plant()
    {
        foreach (var folder in new[] { "work/temporary", "work/printed", "work/out" })
        {
            Directory.CreateDirectory(_folder.File(folder));
        }

        var learnt = Directory.GetFiles(trained.Letters, "*.txt").Select(Path.GetFileName).ToHashSet();
        var planted = 0;
        foreach (var file in Directory.GetFiles(trained.AllLetters, "*.txt").Order(StringComparer.Ordinal))
        {
            var (text, name) = (File.ReadAllText(file, Encoding.Latin1), Path.GetFileName(file));
            var summary = text.IndexOf("\nThe injured worker", StringComparison.Ordinal) + 1;
            if (summary > 0 && planted < 4 && learnt.Contains(name) == planted < 3)
            {
                text = "To: Partylinequux\n12 Partylinequux Street\n\n" + text[..summary] + Planted + text[summary..];
                text = text.Replace(
                    "Decision rationale: ", "Decision rationale: Of rationalequux. ", StringComparison.Ordinal);
                name = "filenamequux-" + name;
                planted++;
            }

            var folder = learnt.Contains(Path.GetFileName(file)) ? "letters" : "later";
            var path = _folder.Write($"in/{folder}/{name}", "");
            File.WriteAllText(path, text, Encoding.Latin1);
        }

        Assert.Equal(4, planted);
        _folder.Write("in/options.json", TrainedModel.Options);
        _folder.Write("in/audit.json", AuditCommandTests.Quick);
        _folder.Write(
            "in/house.csv",
            "case_number,requested_service,clinical_text,ur_decision,columnquux,Adjuster remarks\n"
            + string.Concat(Enumerable.Range(1, 12).Select(i =>
                $"H-{i},MRI of the lumbar spine{(i < 3 ? " titlequux" : "")},"
                + $"\"{(i < 3 ? Planted : "")}The patient has low back pain after physical therapy failed.\",Denied,"
                + $"{(i < 3 ? "cellquux" : "x")},"
                + "\"He said notequux when he called about the delay of his request, and so on\"\n")));
    }
}
