using System.Diagnostics;
using System.Globalization;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Benchmarks;

/// <summary>
/// PDF letters a second, read in this process and by the processes of a pool, in turn; and a first run of each, with
/// the start.
/// </summary>
internal static class PoolSpeed
{
    /// <summary>Reads the letters of a folder in so many rounds, each as often as it takes for some seconds.</summary>
    /// <param name="program">A program whose work may be that of the pool's processes.</param>
    /// <param name="folder">Letters; its PDFs are read.</param>
    /// <param name="rounds">How often each of both is measured.</param>
    /// <param name="copies">How often the folder is read in a round.</param>
    public static async Task<int> RunAsync(string program, string folder, int rounds, int copies)
    {
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet"
            ? path : "dotnet";
        var pdfs = Directory.GetFiles(folder, "*.pdf", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        string[] files = [.. Enumerable.Repeat(pdfs, copies).SelectMany(each => each)];
        using var pool = new InputPool(new InputPoolOptions { Command = [host, program, InputWorker.Argument] });
        var (here, there) = (new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (options, rates) in ((IngestOptions, List<double>)[])[
                (new() { KeepCopies = true }, here), (new() { KeepCopies = true, Pool = pool }, there)])
            {
                var clock = Stopwatch.StartNew();
                var items = await ItemReader.ReadFilesAsync(files, options).CountAsync();
                var rate = files.Length / clock.Elapsed.TotalSeconds;
                rates.Add(rate);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"round {round}: {(options.Pool is null ? "in this process" : "pool           ")} {rate,8:N0} "
                    + $"letters a second ({items:N0} items)"));
            }
        }

        // The first round starts and compiles.
        var ofHere = here.Skip(1).Order().ElementAt(rounds / 2);
        var ofThere = there.Skip(1).Order().ElementAt(rounds / 2);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"median: {ofHere:N0} in this process, {ofThere:N0} by the pool: {ofThere / ofHere:P0}"));
        return 0;
    }
}
