using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ImrPredict.Training.Settings;

/// <summary>The reference of an options file, made from the record that reads it, so that it is never behind.</summary>
public static partial class OptionReference
{
    /// <summary>The settings of training in the order of their record.</summary>
    public static IReadOnlyList<OptionEntry> Training { get; } = Of(new TrainingOptions());

    /// <summary>The settings as JSON schema (draft 2020-12), by which editors complete and check a file.</summary>
    /// <param name="title">What the file is.</param>
    /// <param name="entries">The settings.</param>
    public static string Schema(string title, IReadOnlyList<OptionEntry> entries)
    {
        var root = Object(entries);
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        root.Insert(1, "title", title);
        return root.ToJsonString(PackageJson.Options);
    }

    /// <summary>The settings of an options record with its defaults.</summary>
    internal static IReadOnlyList<OptionEntry> Of(object defaults) => [.. Entries(defaults, "", Documentation())];

    private static JsonObject Object(IEnumerable<OptionEntry> entries)
    {
        var properties = new JsonObject();
        foreach (var group in entries.GroupBy(entry => entry.Name.Split('.')[0]))
        {
            properties[group.Key] = group.First().Name == group.Key
                ? group.First().Schema.DeepClone()
                : Object(group.Select(entry => entry with { Name = entry.Name[(group.Key.Length + 1)..] }));
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
    }

    private static IEnumerable<OptionEntry> Entries(
        object defaults, string before, IReadOnlyDictionary<string, string> documentation)
    {
        var properties = defaults.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite
                && p.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition != JsonIgnoreCondition.Always);
        foreach (var property in properties)
        {
            var name = before + JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            var value = property.GetValue(defaults);
            if (value is not null && property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal))
            {
                foreach (var inner in Entries(value, name + ".", documentation))
                {
                    yield return inner;
                }

                continue;
            }

            var said = documentation.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}", "");
            yield return Entry(name, property, value, BareDefault().Replace(said, ""));
        }
    }

    // The default stands in a field of its own; a sentence that says no more than it is left out.
    [GeneratedRegex(@"\s?\bDefault [\w.,]+(?: [\w.,]+)*\.$")]
    private static partial Regex BareDefault();

    private static OptionEntry Entry(string name, PropertyInfo property, object? value, string said)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var range = property.GetCustomAttribute<RangeAttribute>();
        var schema = new JsonObject();
        string words;
        if (type.IsEnum)
        {
            string[] names = [.. Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
            schema["enum"] = new JsonArray([.. names.Select(n => JsonValue.Create(n))]);
            words = $"one of {string.Join(", ", names.Select(n => $"\"{n}\""))}";
        }
        else
        {
            (words, var json) = type == typeof(bool) ? ("true or false", "boolean")
                : type == typeof(int) ? ("a whole number", "integer")
                : type == typeof(double) ? ("a number", "number")
                : type == typeof(string) ? ("a text", "string")
                : ("a list", "array");
            schema["type"] = json;
            if (json == "array")
            {
                var isText = type.GenericTypeArguments[0] == typeof(string);
                schema["items"] = new JsonObject { ["type"] = isText ? "string" : "number" };
                words = isText ? "a list of texts" : "a list of numbers";
            }
        }

        if (range is not null)
        {
            (schema["minimum"], schema["maximum"]) = (Number(range.Minimum), Number(range.Maximum));
            words += $" from {Words(range.Minimum)} to {Words(range.Maximum)}";
        }

        var written = JsonSerializer.Serialize(value, property.PropertyType, PackageJson.Options)
            .Replace("\n", "", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal)
            .Replace("[ ", "[", StringComparison.Ordinal);
        schema["default"] = JsonNode.Parse(written);
        if (said.Length > 0)
        {
            schema["description"] = said;
        }

        return new(name, Nullable.GetUnderlyingType(property.PropertyType) is null ? words : $"{words}, or null",
            written, said, schema);
    }

    private static JsonNode Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static string Words(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    // The compiler writes the comments of the records beside the program; a program of a single file has them inside.
    private static Dictionary<string, string> Documentation()
    {
        var name = $"{typeof(OptionReference).Assembly.GetName().Name}.xml";
        var path = Path.Combine(AppContext.BaseDirectory, name);
        using var comments = File.Exists(path) ? File.OpenRead(path)
            : Assembly.GetEntryAssembly()?.GetManifestResourceStream(name);
        return comments is null ? [] : XDocument.Load(comments).Descendants("member").ToDictionary(
            member => (string)member.Attribute("name")!,
            member => member.Element("summary") is { } summary ? Text(summary) : "");
    }

    private static string Text(XElement summary) => Spaces().Replace(
        string.Concat(summary.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "see" } see => Name((string?)see.Attribute("cref") ?? ""),
            XElement other => other.Value,
            _ => node.ToString(),
        })), " ").Trim();

    // Another setting is named as the file names it, anything else by its last name.
    private static string Name(string reference)
    {
        var last = reference[(reference.LastIndexOf('.') + 1)..];
        return reference.StartsWith("P:", StringComparison.Ordinal)
            ? JsonNamingPolicy.SnakeCaseLower.ConvertName(last)
            : last;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
