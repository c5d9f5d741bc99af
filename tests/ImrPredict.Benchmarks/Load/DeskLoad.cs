using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using ImrPredict.Desk.Access;

namespace ImrPredict.Benchmarks.Load;

/// <summary>
/// A desk under readers: fills a store, starts the desk as a second process, has so many people sign in and ask for a
/// page a second each, with the trail written, and has a program score a letter a second. Prints times, processor time
/// and memory. On one machine the readers take processors too.
/// </summary>
internal static class DeskLoad
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(string program, string model, int items, int readers, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("imr-desk-load-").FullName;
        try
        {
            var (store, tokens) = (Path.Combine(folder, "desk.db"), Path.Combine(folder, "tokens.jsonl"));
            var admin = TokenFile.Add(tokens, "Ada", [DeskRole.Admin, DeskRole.Quality, DeskRole.Analyst]);
            List<string> people =
                [.. Enumerable.Range(1, readers).Select(i => TokenFile.Add(tokens, $"Reader {i}", [DeskRole.Reader]))];
            var clock = Stopwatch.StartNew();
            (long Scored, long Audited) made;
            using (var first = LoadedDesk.Start(program, model, store, tokens))
            {
                made = await LoadedStore.UploadAsync(first, admin, folder);
            }

            var batch = LoadedStore.Fill(store, made.Scored, items);
            Say($"{Environment.ProcessorCount} processors, load of the machine {LoadOfMachine()} before; {items:N0} ",
                $"items, {readers} readers, {seconds} s; store of {new FileInfo(store).Length / 1e6:N0} MB made in ",
                $"{clock.Elapsed.TotalSeconds:N0} s");
            using var desk = LoadedDesk.Start(program, model, store, tokens);
            await RunAsync(
                desk, admin, people, batch, made.Audited, items, seconds, Path.Combine(folder, "letters.jsonl"));
            Say($"load of the machine {LoadOfMachine()} after");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task RunAsync(
        LoadedDesk desk, string admin, List<string> people, LoadedBatch batch, long audit, int items, int seconds,
        string letters)
    {
        using var client = new HttpClient { BaseAddress = desk.Address, Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", admin);
        await client.GetStringAsync("/");
        Say($"start to first page {desk.Age.TotalMilliseconds:N0} ms, ",
            $"{desk.Processor.TotalMilliseconds:N0} ms of processor");
        await client.GetStringAsync($"/batches/{batch.Id}");
        Say($"start to first page of the batch {desk.Age.TotalMilliseconds:N0} ms");
        List<LoadReader> readers =
            [.. people.Select((token, i) => new LoadReader(desk.Address, token, batch, audit, items, i))];
        try
        {
            await Task.WhenAll(readers.Select(reader => reader.SignInAsync()));
            var letter = (await File.ReadAllLinesAsync(letters))[0];
            var warm = new LoadTimes();
            await LoadAsync(Math.Min(20, seconds), warm);
            var (before, memory, clock, times) = (
                desk.Processor, desk.Megabytes, Stopwatch.StartNew(), new LoadTimes());
            Say($"memory {memory:N0} MB after {Math.Min(20, seconds)} s to warm up");
            using var looks = new Timer(
                _ => Say($"  {clock.Elapsed.TotalSeconds,4:N0} s: memory {desk.Megabytes:N0} MB, ",
                    $"{times.Count:N0} answers"),
                null, BetweenLooks, BetweenLooks);
            await LoadAsync(seconds, times);
            var used = desk.Processor - before;
            foreach (var line in times.Lines())
            {
                Console.WriteLine(line);
            }

            Say($"processor {used.TotalMilliseconds / Math.Max(1, times.Count):0.0} ms an answer, ",
                $"{used.TotalSeconds / clock.Elapsed.TotalSeconds:0.00} processors; ",
                $"memory {memory:N0} MB before, {desk.Megabytes:N0} MB after");
            await ByKindAsync(desk, readers[0]);

            async Task LoadAsync(int lasting, LoadTimes into)
            {
                var (time, end) = (Stopwatch.StartNew(), TimeSpan.FromSeconds(lasting));
                await Task.WhenAll(
                [
                    .. readers.Select(reader => reader.RunAsync(time, end, into)),
                    ScoreAsync(client, letter, time, end, into),
                ]);
            }
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
        }
    }

    // One after the other, nothing else asked: what a page of each kind costs.
    private static async Task ByKindAsync(LoadedDesk desk, LoadReader reader)
    {
        const int Each = 40;
        foreach (var kind in LoadReader.Kinds)
        {
            var before = desk.Processor;
            for (var i = 0; i < Each; i++)
            {
                await reader.AskAsync(kind);
            }

            Say($"  {kind,-16}{(desk.Processor - before).TotalMilliseconds / Each:0.0} ms of processor a page");
        }
    }

    private static async Task ScoreAsync(
        HttpClient client, string letter, Stopwatch clock, TimeSpan end, LoadTimes times)
    {
        while (clock.Elapsed < end)
        {
            var begun = clock.Elapsed;
            using var body = new StringContent(letter);
            using var answer = await client.PostAsync("/api/v1/score?name=letter.jsonl", body);
            await answer.Content.ReadAsByteArrayAsync();
            times.Add("letter by API", clock.Elapsed - begun, answer.StatusCode);
            if (begun + TimeSpan.FromSeconds(1) - clock.Elapsed is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait);
            }
        }
    }

    private static string LoadOfMachine() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static void Say(params FormattableString[] parts) =>
        Console.WriteLine(string.Concat(parts.Select(part => part.ToString(CultureInfo.InvariantCulture))));
}
