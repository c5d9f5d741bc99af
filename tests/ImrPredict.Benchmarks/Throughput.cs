using System.Diagnostics;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Benchmarks;

/// <summary>Prints how fast inputs are read, whole path, beside poppler's pdftotext on the same letters in the same
/// run.</summary>
internal static class Throughput
{
    private const int Rounds = 5;

    public static async Task<int> RunAsync(string folder)
    {
        var letters = Path.Combine(folder, "dwc-letters");
        var pdfs = Directory.GetFiles(letters, "*.pdf").Order(StringComparer.Ordinal).ToArray();
        var packed = await PackAsync(pdfs);
        try
        {
            Line($"{Environment.ProcessorCount} processors, median of {Rounds} rounds after a warm-up, ",
                $"lowest and highest in brackets");
            await ReadAsync("PDF letters", pdfs, pdfs.Length);
            PdfToText(pdfs);
            var lines = File.ReadLines(packed).LongCount();
            await ReadAsync("text letters, packed", [packed], lines);
            var dmhc = Path.Combine(folder, "dmhc");
            await ReadAsync("DMHC rows", [Path.Combine(dmhc, "imr-2001-2014.csv")], 15_839);
            await ReadAsync(
                "DMHC rows, unquoted commas", [Path.Combine(dmhc, "imr-2001-2014-unquoted-commas.csv")], 15_856);
            await MemoryAsync(pdfs);
        }
        finally
        {
            File.Delete(packed);
        }

        return 0;
    }

    private static async Task ReadAsync(string what, string[] inputs, long count)
    {
        var rates = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            await CountAsync(inputs);
            if (round > 0)
            {
                rates.Add(count / clock.Elapsed.TotalSeconds);
            }
        }

        Print(what, rates);
    }

    private static void PdfToText(string[] pdfs)
    {
        var rates = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            Parallel.ForEach(
                pdfs, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, Convert);
            if (round > 0)
            {
                rates.Add(pdfs.Length / clock.Elapsed.TotalSeconds);
            }
        }

        Print("PDF to text alone, pdftotext (a process a file)", rates);

        static void Convert(string pdf)
        {
            using var process = Process.Start(
                new ProcessStartInfo("pdftotext", [pdf, "-"]) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }
    }

    // Letters by the hundred: the same files again and again, so that only what is held grows, if anything does.
    private static async Task MemoryAsync(string[] pdfs)
    {
        foreach (var times in (int[])[1, 4, 16])
        {
            var folder = Directory.CreateTempSubdirectory("imr-memory-").FullName;
            for (var i = 0; i < times; i++)
            {
                foreach (var pdf in pdfs)
                {
                    File.CreateSymbolicLink(
                        Path.Combine(folder, $"{i:00}-{Path.GetFileName(pdf)}"), Path.GetFullPath(pdf));
                }
            }

            GC.Collect();
            var highest = 0L;
            await foreach (var _ in ItemReader.ReadAsync([folder], new IngestOptions()))
            {
                highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: false));
            }

            GC.Collect();
            Line($"{times * pdfs.Length,6:N0} PDF letters: managed memory {highest / 1e6:0} MB at most, ",
                $"{GC.GetTotalMemory(true) / 1e6:0} MB held afterwards");
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> PackAsync(string[] pdfs)
    {
        var path = Path.GetTempFileName();
        await using var writer = new StreamWriter(path);
        for (var copy = 0; copy < 20; copy++)
        {
            foreach (var pdf in pdfs)
            {
                var text = LetterContent.Read(await File.ReadAllBytesAsync(pdf)).Text;
                await writer.WriteLineAsync(System.Text.Json.JsonSerializer.Serialize(
                    new Dictionary<string, string?> { ["file_name"] = Path.GetFileName(pdf), ["text"] = text }));
            }
        }

        return path;
    }

    private static async Task<long> CountAsync(string[] inputs)
    {
        long count = 0;
        await foreach (var read in ItemReader.ReadFilesAsync(inputs, new IngestOptions()))
        {
            count += read is ItemRead.Parsed ? 1 : 0;
        }

        return count;
    }

    private static void Print(string what, List<double> rates)
    {
        rates.Sort();
        Line($"{what}: {rates[rates.Count / 2]:N0} a second ({rates[0]:N0} to {rates[^1]:N0})");
    }

    private static void Line(params FormattableString[] parts) =>
        Console.WriteLine(string.Concat(parts.Select(FormattableString.Invariant)));
}
