using ImrPredict.Fuzz;
using ImrPredict.Fuzz.Targets;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;
using ImrPredict.Tests;

if (args is [InputWorker.Argument])
{
    return InputWorker.Run();
}

if (FuzzSettings.Parse(args) is not { } settings)
{
    Console.Error.WriteLine(FuzzSettings.Usage);
    return 2;
}

var folder = Directory.CreateTempSubdirectory("imr-fuzz-").FullName;
var made = Directory.CreateTempSubdirectory("imr-fuzz-made-").FullName;
Console.WriteLine($"inputs with a fault stay in {folder}");

// This program is also the one that reads for it. A file on which a library goes on for ever is a reject after a while.
using var pool = new InputPool(new()
{
    Command = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? [Environment.ProcessPath!, typeof(FuzzRun).Assembly.Location, InputWorker.Argument]
        : [Environment.ProcessPath!, InputWorker.Argument],
    Seconds = 4,
});
var options = new IngestOptions { Pool = pool, Parallelism = 1 };
var run = new FuzzRun(folder, settings.Seed);
run.Watch();
var targets = await new AllTargets(SharedData.Root, settings.Model(SharedData.Root), made, options).MakeAsync();
if (settings.Unknown(targets.Select(target => target.Name)) is { } unknown)
{
    Console.Error.WriteLine($"no target '{unknown}'; {FuzzSettings.Usage}");
    return 2;
}

if (settings.Again is var (name, number))
{
    await run.AgainAsync(targets.First(target => target.Name == name), number);
    return 0;
}

if (settings.WantsBombs)
{
    var bombs = PdfBombs.All.Select(bomb => (Name: $"{bomb.Key}.pdf", Make: bomb.Value))
        .Concat(WorkbookBombs.All.Select(bomb => (Name: $"{bomb.Key}.xlsx", Make: bomb.Value))).ToLookup(
            bomb => Path.GetExtension(bomb.Name));
    foreach (var kind in bombs)
    {
        await run.ReadBombsAsync($"bombs {kind.Key[1..]}", kind, input => InputTarget.ReadAsync(input, options));
    }
}

var wanted = targets.Where(target => settings.CountOf(target.Name) > 0).ToList();
foreach (var target in wanted)
{
    await run.ReadAsync(target, settings.CountOf(target.Name), settings.Time / wanted.Count);
}

foreach (var fault in run.Faults)
{
    Console.WriteLine(fault);
}

Directory.Delete(made, recursive: true);
if (run.Faults.Count == 0)
{
    Directory.Delete(folder, recursive: true);
}

Console.WriteLine($"{run.Faults.Count} faults");
return run.Faults.Count == 0 ? 0 : 1;
