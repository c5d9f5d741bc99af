using System.Text.Json;
using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Desk.Access;

namespace ImrPredict.Desk.Api;

/// <summary>The description of the interface for programs, OpenAPI 3.1.</summary>
internal static partial class OpenApiDocument
{
    public static JsonSerializerOptions Options { get; } = new() { WriteIndented = true };

    public static object Of(IEnumerable<ApiOperation> operations) => new
    {
        openapi = "3.1.0",
        info = new
        {
            title = "ImrPredict desk",
            version = "1",
            description = LegalNotice.OfPage,
        },
        servers = new[] { new { url = ApiOperation.Root } },
        security = new[] { new Dictionary<string, string[]> { ["key"] = [] } },
        paths = operations.GroupBy(operation => operation.Path).ToDictionary(
            path => path.Key,
            path => path.ToDictionary(operation => operation.Method.ToLowerInvariant(), Described)),
        components = new
        {
            securitySchemes = new { key = new { type = "http", scheme = "bearer" } },
        },
    };

    private static Dictionary<string, object> Described(ApiOperation operation)
    {
        var described = new Dictionary<string, object>
        {
            ["summary"] = operation.Summary,
            ["x-roles"] = DeskRights.RolesOf(operation.Right).Select(DeskRights.NameOf).ToList(),
            ["parameters"] = PartOfPath().Matches(operation.Path)
                .Select(part => Parameter(part.Groups[1].Value, "path", "", "integer"))
                .Concat(operation.Query.Select(query => Parameter(query.Name, "query", query.Meaning, "string")))
                .ToList(),
            ["responses"] = new Dictionary<string, object>
            {
                [$"{operation.Status}"] = new { description = operation.Answer },
                ["default"] = new
                {
                    description = "What is wrong, and what to do (RFC 9457).",
                    content = new Dictionary<string, object> { ["application/problem+json"] = new { } },
                },
            },
        };
        if (operation.Body.Length > 0)
        {
            described["requestBody"] = new
            {
                required = true,
                description = operation.Body,
                content = new Dictionary<string, object> { ["application/octet-stream"] = new { } },
            };
        }

        return described;
    }

    private static object Parameter(string name, string place, string meaning, string type) => new
    {
        name,
        @in = place,
        required = place == "path",
        description = meaning,
        schema = new { type },
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PartOfPath();
}
