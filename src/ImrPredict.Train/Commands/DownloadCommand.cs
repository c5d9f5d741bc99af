using System.CommandLine;
using System.CommandLine.Parsing;
using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Train.Download;

namespace ImrPredict.Train.Commands;

internal static class DownloadCommand
{
    private static readonly CommonOptions Common = new()
    {
        WhenInterrupted = "what came is kept; the same command goes on from there.",
    };


    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "Folder for the file and for sources.json, the record of where it came from.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "data/raw",
    };

    private static readonly Option<Uri?> Url = new("--url")
    {
        Description = "Address of the CSV or ZIP, instead of asking the portal's catalogue.",
        CustomParser = ParseAddress,
    };

    private static readonly Option<Uri> Catalogue = new("--catalogue")
    {
        Description = "Address of the catalogue call (CKAN package_show), for mirrors of the portal.",
        DefaultValueFactory = _ => DmhcPortal.Catalogue,
        CustomParser = result => ParseAddress(result)!,
    };

    private static readonly Option<int> MaxMegabytes = CommonOptions.Within(
        new Option<int>("--max-mb")
        {
            Description = "Largest file taken, in megabytes.",
            DefaultValueFactory = _ => 1000,
        },
        1);

    private static readonly Option<int> Retries = CommonOptions.Within(
        new Option<int>("--retries")
        {
            Description = "Tries after the first; the pause between them doubles from 1 s.",
            DefaultValueFactory = _ => 5,
        },
        0, 20);

    public static Command Create()
    {
        var dmhc = Common.Command(
            "dmhc", "The public file of the Department of Managed Health Care (about 85 MB).",
            RunAsync, Out, Url, Catalogue, MaxMegabytes, Retries);
        return new Command("download", "Fetch public decisions: the one command that uses the internet.") { dmhc };
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = Common.Terminal(arguments);
        var folder = Directory.CreateDirectory(arguments.GetRequiredValue(Out)).FullName;
        if (SourcesFile.Load(folder).Count == 0)
        {
            terminal.Line(DmhcPortal.Terms);
            terminal.Line();
        }

        using var http = new HttpClient(new WebRedirects()) { Timeout = TimeSpan.FromMinutes(2) };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("ImrPredict/0.1");
        var remote = arguments.GetValue(Url) is { } url
            ? new RemoteFile(url, null, null, "--url")
            : await DmhcPortal.FindAsync(
                http, arguments.GetRequiredValue(Catalogue), DmhcPortal.KnownAddress, terminal.Warn, cancellation);
        var options = new DownloadOptions
        {
            MaxBytes = arguments.GetValue(MaxMegabytes) * 1_000_000L,
            Retries = arguments.GetValue(Retries),
        };
        var entry = await FetchAsync(http, remote, folder, options, terminal, cancellation);
        await Common.WriteJsonAsync(arguments, entry, cancellation);
        var file = Path.Combine(arguments.GetRequiredValue(Out), entry.File);
        terminal.Line($"next: imr-train train {file} --model models/dmhc");
        return ExitCode.Done;
    }

    private static async Task<SourceEntry> FetchAsync(
        HttpClient http, RemoteFile remote, string folder, DownloadOptions options, Terminal terminal,
        CancellationToken cancellation)
    {
        var target = Path.Combine(folder, "dmhc-imr.csv");
        var part = target + ".part";
        terminal.Line($"from {remote.Address} ({remote.Found})");
        await new ResumableDownload(http, options).FetchAsync(
            remote.Address, part,
            (done, size) => terminal.Progress.At(
                "downloading", done, "bytes", size is > 0 ? (double)done / size.Value : null),
            cancellation);
        DownloadedFile.ThrowIfNotData(remote.Address, part);
        var sha256 = await DownloadedFile.Sha256Async(part, cancellation);
        foreach (var mismatch in DownloadedFile.Mismatches(remote, part, sha256))
        {
            terminal.Warn(mismatch);
        }

        var bytes = new FileInfo(part).Length;
        PartState.Finish(part);
        DownloadedFile.Place(remote.Address, part, target, options.MaxBytes);
        var (tally, years) = await ReadAsync(target, terminal, cancellation);
        var entry = new SourceEntry
        {
            File = Path.GetFileName(target),
            Address = remote.Address.ToString(),
            FoundBy = remote.Found,
            DownloadedAt = DateTimeOffset.UtcNow,
            Bytes = bytes,
            Sha256 = sha256,
            Rows = tally.Items + tally.Rejects,
            Rejects = tally.Rejects,
            FirstYear = years.First,
            LastYear = years.Last,
        };
        SourcesFile.Add(folder, entry);
        terminal.Line(
            $"{bytes:N0} bytes, SHA-256 {sha256}, years {years.First}-{years.Last}; recorded in sources.json");
        return entry;
    }

    private static async Task<(IngestTally Tally, (int? First, int? Last) Years)> ReadAsync(
        string file, Terminal terminal, CancellationToken cancellation)
    {
        var tally = new IngestTally();
        (int? First, int? Last) years = (null, null);
        var reads = ItemReader.ReadAsync(
            [file], new IngestOptions { Pool = new InputBounds().Pool() }, cancellation);
        await foreach (var read in InputReading.ReadAsync(reads, tally, terminal))
        {
            if (read.Item.ReportYear is { } year)
            {
                years = (Math.Min(years.First ?? year, year), Math.Max(years.Last ?? year, year));
            }
        }

        IngestReport.Print(terminal, tally, file);
        return (tally, years);
    }

    private static Uri? ParseAddress(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address)
            && address?.Scheme is "http" or "https")
        {
            return address;
        }

        result.AddError($"'{result.Tokens[0].Value}' is not an http or https address.");
        return null;
    }
}
