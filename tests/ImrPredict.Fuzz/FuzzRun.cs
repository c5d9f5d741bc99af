using System.Diagnostics;
using System.Globalization;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Fuzz;

/// <summary>
/// Reads many files in batches and checks what must hold of any: nothing escapes, every file gives an item or a reject,
/// every sound line of packed letters gives one, no file takes long.
/// </summary>
internal sealed class FuzzRun(IngestOptions options, string folder)
{
    private const int Batch = 100;
    private readonly PeakMemory _memory = new();

    /// <summary>What went wrong, a sentence each; the file is kept.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Reads files and prints a line about them.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="files">Name and bytes of each.</param>
    /// <param name="tells">Whether to print what each file gave.</param>
    public async Task ReadAsync(string name, IEnumerable<(string Name, byte[] Bytes)> files, bool tells = false)
    {
        var (count, items, rejects, clock) = (0, 0L, 0L, Stopwatch.StartNew());
        foreach (var batch in files.Chunk(tells ? 1 : Batch))
        {
            var paths = new List<string>();
            foreach (var (file, bytes) in batch)
            {
                paths.Add(Path.Combine(folder, file));
                await File.WriteAllBytesAsync(paths[^1], bytes);
            }

            var (read, rejected) = await ReadAsync(paths, tells);
            count += batch.Length;
            items += read;
            rejects += rejected;
            foreach (var path in paths.Where(
                path => !Faults.Exists(fault => fault.StartsWith(path, StringComparison.Ordinal))))
            {
                File.Delete(path);
            }
        }

        var (program, worker) = _memory.Take();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-12} {count,7:N0} files {items,9:N0} items {rejects,8:N0} rejects {Faults.Count,3} faults "
            + $"{clock.Elapsed.TotalSeconds,7:N0} s, memory {program / 1e6:N0} MB, "
            + $"of a process that reads {worker / 1e6:N0} MB"));
    }

    private async Task<(long Items, long Rejects)> ReadAsync(List<string> paths, bool tells)
    {
        var (items, rejects) = (0L, 0L);
        var seen = new HashSet<string>();
        try
        {
            await foreach (var read in ItemReader.ReadFilesAsync(paths, options))
            {
                seen.Add(read.At.File);
                items += read is ItemRead.Rejected ? 0 : 1;
                rejects += read is ItemRead.Rejected ? 1 : 0;
                if (tells)
                {
                    var what = read is ItemRead.Rejected rejected ? rejected.Reason : "an item";
                    Console.WriteLine($"  {Path.GetFileName(read.At.File),-28} {what}");
                }

            }
        }
        catch (Exception escaped)
        {
            var at = paths.Find(path => !seen.Contains(path));
            Faults.Add($"{at} or one after it: {escaped.GetType().Name} escapes");
            return (items, rejects);
        }

        Faults.AddRange(paths.Where(path => !seen.Contains(path)).Select(path => $"{path}: gives nothing"));
        return (items, rejects);
    }
}
