using System.Diagnostics;
using System.Globalization;
using ImrPredict.Fuzz;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Pool;
using ImrPredict.Tests;

if (args is not [var program, var sample, .. var wanted] || !File.Exists(program) || !Directory.Exists(sample))
{
    Console.Error.WriteLine("""
        usage: ... -- IMR-TRAIN.DLL data/sample [SEED] [TARGET=FILES ...]
               reads damaged files; TARGET is bombs, letter, pdf, packed, dmhc, csv, jsonl, xlsx or parquet
               (default: bombs, and 200 files of each other). Exit code 1 where one breaks what must hold of any.
        """);
    return 2;
}

var seed = wanted is [var first, ..] && int.TryParse(first, CultureInfo.InvariantCulture, out var number) ? number : 1;
var counts = wanted.Where(text => text.Contains('=', StringComparison.Ordinal))
    .ToDictionary(text => text.Split('=')[0], text => int.Parse(text.Split('=')[1], CultureInfo.InvariantCulture));
var folder = Directory.CreateTempSubdirectory("imr-fuzz-").FullName;
var made = Directory.CreateTempSubdirectory("imr-fuzz-sound-").FullName;
foreach (var format in (string[])["csv", "jsonl", "xlsx", "parquet"])
{
    var output = Path.Combine(made, "cases." + format);
    using var ingest = Process.Start(
        "dotnet", [program, "ingest", Path.Combine(sample, "letters"), "--out", output, "-q", "--max-rejects", "1"]);
    ingest.WaitForExit();
}

using var pool = new InputPool(new() { Command = ["dotnet", program, InputWorker.Argument] });
var run = new FuzzRun(new() { Pool = pool }, folder);
if (counts.Count == 0 || counts.ContainsKey("bombs"))
{
    await run.ReadAsync("PDF bombs", PdfBombs.All.Select(bomb => ($"{bomb.Key}.pdf", bomb.Value())), tells: true);
    await run.ReadAsync(
        "XLSX bombs", WorkbookBombs.All.Select(bomb => ($"{bomb.Key}.xlsx", bomb.Value())), tells: true);
}

foreach (var target in Target.All(sample, made).Where(t => counts.Count == 0 || counts.ContainsKey(t.Name)))
{
    var mutator = new Mutator(seed);
    var files = Enumerable.Range(0, counts.GetValueOrDefault(target.Name, 200)).Select(i =>
        ($"{target.Name}-{seed}-{i}{target.Extension}", mutator.Damage(target.Sound[i % target.Sound.Count])));
    await run.ReadAsync(target.Name, files);
}

run.Faults.ForEach(Console.WriteLine);
Directory.Delete(made, recursive: true);
if (run.Faults.Count == 0)
{
    Directory.Delete(folder, recursive: true);
}

return run.Faults.Count == 0 ? 0 : 1;
