using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using ImrPredict.Fuzz.Targets;

namespace ImrPredict.Fuzz;

/// <summary>
/// Reads damaged inputs and checks what must hold of any: nothing escapes, none takes long or much memory, and what the
/// target says.
/// </summary>
/// <param name="folder">Where inputs are made; those with a fault stay.</param>
/// <param name="seed">The same seed makes the same inputs.</param>
internal sealed class FuzzRun(string folder, int seed)
{
    private const long MostBytes = 1_000_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestByClock = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan NeverEnds = TimeSpan.FromMinutes(3);
    private readonly PeakMemory _memory = new();
    private readonly ConcurrentDictionary<string, long> _reading = new();
    private readonly ConcurrentQueue<string> _faults = new();

    /// <summary>What went wrong, a sentence each; the input is kept.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Ends the process, with a message, when an input takes for ever.</summary>
    public void Watch() => new Thread(() =>
    {
        while (true)
        {
            Thread.Sleep(TimeSpan.FromSeconds(1));
            if (_reading.FirstOrDefault(r => Stopwatch.GetElapsedTime(r.Value) > NeverEnds).Key is { } path)
            {
                Console.WriteLine(string.Join('\n', _faults.Append($"{path}: its reading does not end")));
                Environment.Exit(1);
            }
        }
    })
    { IsBackground = true }.Start();

    /// <summary>Makes and reads inputs of a target until there were enough or the time is over.</summary>
    /// <param name="target">The target.</param>
    /// <param name="count">Most inputs.</param>
    /// <param name="time">Most time.</param>
    public async Task ReadAsync(Target target, int count, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var numbers = Enumerable.Range(0, count).TakeWhile(_ => clock.Elapsed < time);
        await ReadAsync(
            target.Name, numbers.Select(i => (Func<DamagedInput>)(() => Make(target, i))), target.ReadAsync);
    }

    /// <summary>Makes the input of a number again and says what it gives.</summary>
    public async Task AgainAsync(Target target, int number)
    {
        var input = Make(target, number);
        var clock = Stopwatch.StartNew();
        var (items, rejects, fault) = await target.ReadAsync(input);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{input.Path}: {items} items, {rejects} rejects, {clock.Elapsed.TotalSeconds:0.0} s; "
            + $"{fault ?? "no fault"}"));
    }

    /// <summary>Reads inputs and prints a line about them.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="inputs">Makes each.</param>
    /// <param name="read">Reads one.</param>
    public async Task ReadAsync(
        string name, IEnumerable<Func<DamagedInput>> inputs, Func<DamagedInput, Task<Reading>> read)
    {
        var (count, items, rejects, before) = (0L, 0L, 0L, _faults.Count);
        var slow = new ConcurrentQueue<DamagedInput>();
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            inputs, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (make, _) =>
            {
                var input = make();
                var (reading, seconds) = await TimedAsync(input, read);
                Interlocked.Increment(ref count);
                Interlocked.Add(ref items, reading.Items);
                Interlocked.Add(ref rejects, reading.Rejects);
                if (reading.Fault is not null)
                {
                    _faults.Enqueue($"{input.Path}: {reading.Fault}");
                }
                else if (seconds > Longest)
                {
                    slow.Enqueue(input);
                }
                else
                {
                    Remove(input.Path);
                }
            });
        foreach (var input in slow)
        {
            await CheckTimeAsync(input, read);
        }

        var (program, worker) = _memory.Take();
        if (Math.Max(program, worker) > MostBytes)
        {
            _faults.Enqueue($"{name}: takes {Math.Max(program, worker) / 1e6:N0} MB of memory");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-13}{count,8:N0} inputs{items,10:N0} items{rejects,10:N0} rejects{_faults.Count - before,5} faults"
            + $"{clock.Elapsed.TotalSeconds,7:N0} s, memory {program / 1e6:N0} MB, of a worker {worker / 1e6:N0} MB"));
    }

    /// <summary>Reads files made to fill memory, one at a time, and prints what each gave.</summary>
    public async Task ReadBombsAsync(
        string name, IEnumerable<(string Name, Func<byte[]> Make)> bombs, Func<DamagedInput, Task<Reading>> read)
    {
        foreach (var (file, make) in bombs)
        {
            var path = Path.Combine(folder, file);
            await File.WriteAllBytesAsync(path, make());
            var (reading, time) = await TimedAsync(new DamagedInput(path), read);
            if (reading.Fault is not null)
            {
                _faults.Enqueue($"{path}: {reading.Fault}");
            }

            Remove(path);
            var (program, worker) = _memory.Take();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-13}{file,-28}{reading.Items,9:N0} items{reading.Rejects,9:N0} rejects"
                + $"{time.TotalSeconds,7:0.0} s, memory {program / 1e6:N0} MB, of a worker {worker / 1e6:N0} MB"));
            if (Math.Max(program, worker) > MostBytes)
            {
                _faults.Enqueue($"{file}: takes {Math.Max(program, worker) / 1e6:N0} MB of memory");
            }
        }
    }

    private async Task<(Reading Reading, TimeSpan Time)> TimedAsync(
        DamagedInput input, Func<DamagedInput, Task<Reading>> read)
    {
        var start = Stopwatch.GetTimestamp();
        _reading[input.Path] = start;
        try
        {
            return (await read(input), Stopwatch.GetElapsedTime(start));
        }
        catch (Exception escaped)
        {
            return (new Reading(0, 0, $"{escaped.GetType().Name} escapes from {Place(escaped)}"), TimeSpan.Zero);
        }
        finally
        {
            _reading.TryRemove(input.Path, out _);
        }
    }

    private static string Place(Exception escaped) => string.Join(" < ", new StackTrace(escaped).GetFrames()
        .Select(frame => frame.GetMethod()!)
        .Where(m => m.DeclaringType?.FullName?.StartsWith("ImrPredict", StringComparison.Ordinal) == true)
        .Take(3).Select(m => $"{m.DeclaringType!.Name}.{m.Name}"));

    // Alone, and by processor time: on a busy machine the clock says little.
    private async Task CheckTimeAsync(DamagedInput input, Func<DamagedInput, Task<Reading>> read)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var (reading, clock) = await TimedAsync(input, read);
        process.Refresh();
        var processor = process.TotalProcessorTime - before;
        if (processor > Longest || clock > LongestByClock)
        {
            _faults.Enqueue(string.Create(
                CultureInfo.InvariantCulture,
                $"{input.Path}: takes {clock.TotalSeconds:0.0} s, {processor.TotalSeconds:0.0} s of processor time"));
        }
        else if (reading.Fault is not null)
        {
            _faults.Enqueue($"{input.Path}: {reading.Fault}");
        }
        else
        {
            Remove(input.Path);
        }
    }

    private DamagedInput Make(Target target, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{target.Name}-{seed}-{number}");
        var chance = XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(name));
        return target.Make(Path.Combine(folder, name), new Random(unchecked((int)chance)));
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }
}
