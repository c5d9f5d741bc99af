using System.Text;
using ImrPredict.CommandLine;
using ImrPredict.Reports.Scores;
using ImrPredict.Scoring.Backlog;
using Microsoft.AspNetCore.Http;

namespace ImrPredict.Desk.Api;

/// <summary>Answers of the interface for programs: JSON with the names of the commands, problems by RFC 9457.</summary>
internal static class ApiAnswer
{
    public static Task WriteAsync<T>(HttpContext context, T value, int status = StatusCodes.Status200OK) =>
        SendAsync(context, JsonResult.Bytes(value), "application/json; charset=utf-8", status);

    /// <summary>An object with rows of the score table under <c>scores</c>, with the names of its columns.</summary>
    /// <param name="context">The request.</param>
    /// <param name="rest">What else stands in the object; it has one property at least.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="passed">Names of the inputs' columns.</param>
    public static async Task WriteRowsAsync<T>(
        HttpContext context, T rest, IEnumerable<RankedScore> rows, IReadOnlyList<string> passed)
    {
        using var lines = new MemoryStream();
        await ScoreTable.WriteAsync("scores.jsonl", lines, rows, passed, context.RequestAborted);
        var objects = Encoding.UTF8.GetString(lines.GetBuffer(), 0, (int)lines.Length)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var head = Encoding.UTF8.GetString(JsonResult.Bytes(rest)).TrimEnd().TrimEnd('}').TrimEnd();
        await SendAsync(
            context, Encoding.UTF8.GetBytes($"{head},\n  \"scores\": [{string.Join(",\n    ", objects)}]\n}}"),
            "application/json; charset=utf-8", StatusCodes.Status200OK);
    }

    public static Task ProblemAsync(HttpContext context, int status, string title, string detail) =>
        SendAsync(
            context, JsonResult.Bytes(new { Type = "about:blank", Title = title, Status = status, Detail = detail }),
            "application/problem+json; charset=utf-8", status);

    private static Task SendAsync(HttpContext context, byte[] bytes, string type, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.Headers.ContentDisposition = "attachment; filename=answer.json";
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
