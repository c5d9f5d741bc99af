using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ImrPredict.Tests.Download;

/// <summary>A web server on loopback that serves ranges and misbehaves as it is told: cuts, lies, redirects.</summary>
public sealed class UnreliableServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<Request, Response> _answer;

    /// <summary>Starts it.</summary>
    public UnreliableServer(Func<Request, Response> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    /// <summary>Its root.</summary>
    public Uri Address { get; }

    /// <summary>The requests so far.</summary>
    public ConcurrentQueue<Request> Requests { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => _listener.Stop();

    private async Task AcceptAsync()
    {
        for (var number = 1; ; number++)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                return;
            }

            using (client)
            {
                await ServeAsync(client.GetStream(), number);
            }
        }
    }

    private async Task ServeAsync(NetworkStream stream, int number)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var first = (await reader.ReadLineAsync() ?? "").Split(' ');
        long? from = null;
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
        {
            if (header.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase))
            {
                from = long.Parse(header["Range: bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
            }
        }

        var request = new Request(number, first.ElementAtOrDefault(1) ?? "/", from);
        Requests.Enqueue(request);
        var response = _answer(request);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {response.Status}\r\nConnection: close\r\n"
                + $"{string.Concat(response.Headers.Select(h => h + "\r\n"))}\r\n"));
        await stream.WriteAsync(response.Body);
    }

    /// <summary>What was asked for.</summary>
    public sealed record Request(int Number, string Path, long? From);

    /// <summary>What is answered; the body need not be as long as a header says.</summary>
    public sealed record Response(string Status, byte[] Body, params string[] Headers)
    {
        /// <summary>The file from the wanted offset on, cut after some bytes.</summary>
        public static Response Of(byte[] file, Request request, int cutAfter = int.MaxValue, string tag = "\"v1\"")
        {
            var from = (int)(request.From ?? 0);
            if (from >= file.Length && request.From is not null)
            {
                return new Response(
                    "416 Range Not Satisfiable", [], $"Content-Range: bytes */{file.Length}", "Content-Length: 0");
            }

            var rest = file[from..];
            var body = rest[..Math.Min(cutAfter, rest.Length)];
            return request.From is null
                ? new Response("200 OK", body, $"Content-Length: {rest.Length}", $"ETag: {tag}",
                    "Content-Type: text/csv")
                : new Response("206 Partial Content", body, $"Content-Length: {rest.Length}", $"ETag: {tag}",
                    $"Content-Range: bytes {from}-{file.Length - 1}/{file.Length}");
        }
    }
}
