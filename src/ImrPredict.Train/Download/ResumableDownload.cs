using System.Net;
using System.Net.Http.Headers;
using ImrPredict.Cases;
using Polly;
using Polly.Retry;

namespace ImrPredict.Train.Download;

/// <summary>
/// Downloads one file into a <c>.part</c> beside its place. A broken download is resumed, in this run or a later one,
/// as long as the server says that the file is still the same (If-Range).
/// </summary>
internal sealed class ResumableDownload(HttpClient http, DownloadOptions options)
{
    /// <summary>Fetches the file whole.</summary>
    /// <param name="address">Where it is; redirects are followed.</param>
    /// <param name="part">The partial file; it holds the whole file afterwards.</param>
    /// <param name="progress">Told the bytes so far and the size, where the server gives one.</param>
    /// <param name="cancellation">Stops; the part is kept for the next run.</param>
    /// <exception cref="ImrPredictException">It is not data, too large, or does not come whole.</exception>
    public async Task FetchAsync(
        Uri address, string part, Action<long, long?> progress, CancellationToken cancellation)
    {
        var pipeline = options.Retries > 0 ? Retrying(cancellation) : ResiliencePipeline.Empty;
        try
        {
            await pipeline.ExecuteAsync(
                async token => await FetchOnceAsync(address, part, progress, token), cancellation);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException
            || (problem is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ImrPredictException(
                $"{address}: did not come whole after {options.Retries + 1} tries ({problem.Message}); what has come "
                + "is kept, run the same command again to go on.", problem);
        }
    }

    private ResiliencePipeline Retrying(CancellationToken cancellation) => new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder()
                .Handle<HttpRequestException>(problem => IsTransient(problem.StatusCode))
                .Handle<IOException>()
                .Handle<TaskCanceledException>(_ => !cancellation.IsCancellationRequested),
            MaxRetryAttempts = options.Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.FirstPause,
        })
        .Build();

    private static bool IsTransient(HttpStatusCode? status) =>
        status is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    private async Task FetchOnceAsync(
        Uri address, string part, Action<long, long?> progress, CancellationToken cancellation)
    {
        var state = PartState.Load(part, address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (state.Bytes > 0)
        {
            request.Headers.Range = new RangeHeaderValue(state.Bytes, null);
            request.Headers.TryAddWithoutValidation("If-Range", state.Validator);
        }

        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // The server's file is not longer than ours: ours is whole if the server says so.
            if (answer.Content.Headers.ContentRange?.Length == state.Bytes)
            {
                return;
            }

            PartState.Forget(part);
            throw new IOException("the server's file is shorter than the part; starting again");
        }

        answer.EnsureSuccessStatusCode();
        var from = answer.StatusCode == HttpStatusCode.PartialContent ? state.Bytes : 0;
        if (from > 0 && answer.Content.Headers.ContentRange?.From != from)
        {
            PartState.Forget(part);
            throw new IOException("the server sent another range than requested; starting again");
        }

        await SaveAsync(answer, address, part, from, progress, cancellation);
    }

    private async Task SaveAsync(
        HttpResponseMessage answer,
        Uri address,
        string part,
        long from,
        Action<long, long?> progress,
        CancellationToken cancellation)
    {
        var size = from + answer.Content.Headers.ContentLength;
        ThrowIfTooLarge(address, size ?? 0);
        ThrowIfPage(address, answer.Content.Headers.ContentType?.MediaType);
        PartState.Save(part, address, answer);
        await using var file = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write);
        file.SetLength(from);
        file.Position = from;
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[1 << 16];
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            ThrowIfTooLarge(address, file.Position);
            progress(file.Position, size);
        }

        if (size is { } expected && file.Position != expected)
        {
            throw new IOException($"{file.Position:N0} bytes came of {expected:N0} announced");
        }
    }

    private void ThrowIfTooLarge(Uri address, long bytes)
    {
        if (bytes > options.MaxBytes)
        {
            throw new ImrPredictException($"{address}: {bytes:N0} bytes or more, the limit is {options.MaxBytes:N0}; "
                + "raise --max-mb if that is right.");
        }
    }

    private static void ThrowIfPage(Uri address, string? mediaType)
    {
        if (mediaType is "text/html" or "application/xhtml+xml")
        {
            throw new ImrPredictException(
                $"{address}: sends a web page ({mediaType}), expected CSV or ZIP; name the file's own address with "
                + "--url.");
        }
    }
}
