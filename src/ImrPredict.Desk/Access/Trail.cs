using System.Data;
using System.Data.Common;
using System.Globalization;
using ImrPredict.Audit.Log;
using ImrPredict.Desk.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Access;

/// <summary>
/// Writes down who saw and changed what, before it is shown or changed: what cannot be kept is neither.
/// </summary>
internal sealed class Trail(DeskStore store) : IDisposable
{
    // What is about the subject in an address by number; other numbers in it may be of a person.
    private static readonly string[] Numbers = ["batch", "number", "pair"];

    private readonly Lock _gate = new();
    private DbConnection _connection = store.Database.ConnectDurable(); // known of after a power cut
    private (long Sequence, string Hash)? _last;

    /// <summary>What the chain was like when the desk started; null before it is looked at.</summary>
    public TrailCheck? AtStart { get; private set; }

    /// <summary>
    /// Number of an entry that was the last one and is no more, though this desk added nothing: the end was cut off or
    /// changed while the desk was open. Null where that was not seen.
    /// </summary>
    public long? CutAt { get; private set; }

    /// <summary>Walks the chain.</summary>
    public TrailCheck Check()
    {
        using var connection = store.Connect();
        AtStart = new TrailTable(connection).Check();
        _last = AtStart is { FirstBroken: null, Entries: > 0 } ? (AtStart.Entries, AtStart.LastHash) : null;
        return AtStart;
    }

    /// <summary>Has the answer of a request written down before its first byte is sent.</summary>
    /// <returns>What writes it down.</returns>
    public KeptAnswer Follow(HttpContext context, Visit visit, RouteEndpoint endpoint)
    {
        var before = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var answer = new KeptAnswer(before.Stream, status => Add(
            context, visit.Person?.Name ?? "", ActionOf(context, endpoint), SubjectOf(context, visit), status));
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answer, before));
        return answer;
    }

    /// <summary>Writes an entry.</summary>
    public void Add(HttpContext context, string who, string action, string subject = "", int? status = null)
    {
        var from = context.Connection.RemoteIpAddress is { } address
            ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()
            : "";
        lock (_gate)
        {
            if (_connection.State != ConnectionState.Open)
            {
                _connection.Dispose();
                _connection = store.Database.ConnectDurable();
            }

            var table = new TrailTable(_connection);
            if (_last is { } last && table.Last()?.Hash != last.Hash)
            {
                CutAt ??= last.Sequence;
            }

            var entry = table.Add(new TrailEntry(
                0, DateTimeOffset.UtcNow, who, from, action, subject, status ?? context.Response.StatusCode, ""));
            _last = (entry.Sequence, entry.Hash);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static string ActionOf(HttpContext context, RouteEndpoint endpoint) =>
        $"{context.Request.Method} {endpoint.RoutePattern.RawText}".Replace(":long", "", StringComparison.Ordinal);

    // Numbers of the desk's own alone: names and words in an address, and other numbers, may be of a case.
    private static string SubjectOf(HttpContext context, Visit visit) => string.Join(' ', context.Request.RouteValues
        .Where(value => Numbers.Contains(value.Key)
            && long.TryParse($"{value.Value}", NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .Select(value => $"{value.Key}={value.Value}").Concat(visit.Notes));
}
