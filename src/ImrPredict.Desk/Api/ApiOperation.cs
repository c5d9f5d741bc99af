using ImrPredict.Desk.Access;
using Microsoft.AspNetCore.Http;

namespace ImrPredict.Desk.Api;

/// <summary>One thing that a program can ask: it is served, and described, from here alone.</summary>
/// <param name="Method">Method of the request.</param>
/// <param name="Path">Address below <c>/api/v1</c>; parts in braces are numbers.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Run">Does it.</param>
internal sealed record ApiOperation(string Method, string Path, string Summary, RequestDelegate Run)
{
    /// <summary>What stands before all addresses.</summary>
    public const string Root = "/api/v1";

    /// <summary>What the body is; empty for none.</summary>
    public string Body { get; init; } = "";

    /// <summary>Parameters of the query, and what they say.</summary>
    public IReadOnlyList<(string Name, string Meaning)> Query { get; init; } = [];

    /// <summary>Status of the answer where it is done.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>What it asks of who comes.</summary>
    public DeskRight Right { get; init; } = DeskRight.Look;

    /// <summary>What the answer holds.</summary>
    public required string Answer { get; init; }
}
