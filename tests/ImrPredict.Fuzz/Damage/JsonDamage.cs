using System.Text;
using System.Text.Json.Nodes;

namespace ImrPredict.Fuzz.Damage;

/// <summary>Damages JSON so that it stays JSON: other kinds of values, odd numbers, names lost or repeated.</summary>
internal static class JsonDamage
{
    private static readonly string[] Odd =
    [
        "null", "[]", "{}", "3", "-1", "0", "1e308", "-2147483648", "9223372036854775807", "1e-320", "\"\"", "true",
        "\"NaN\"", "\"x\"", "\"..\"", "[null]", "{\"x\":null}", "[[[[1]]]]", "\"2147483648\"", "\"\\u0000\"",
    ];

    /// <summary>One to three damages; bytes that are no JSON are damaged as bytes.</summary>
    public static byte[] Apply(byte[] json, Random random)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(json);
        }
        catch (System.Text.Json.JsonException)
        {
            return ByteDamage.Apply(json, random);
        }

        for (var i = random.Next(1, 4); i > 0 && root is not null; i--)
        {
            root = Once(root, random);
        }

        return Encoding.UTF8.GetBytes(root?.ToJsonString() ?? "null");
    }

    private static JsonNode? Once(JsonNode root, Random random)
    {
        var all = Inside(root).ToList();
        var node = all[random.Next(all.Count)];
        var odd = JsonNode.Parse(Odd[random.Next(Odd.Length)]);
        switch (node)
        {
            case JsonObject { Count: > 0 } entries:
                var name = entries.ElementAt(random.Next(entries.Count)).Key;
                switch (random.Next(4))
                {
                    case 0:
                        entries.Remove(name);
                        break;
                    case 1:
                        entries[name + "x"] = odd;
                        break;
                    default:
                        entries[name] = odd;
                        break;
                }

                return root;
            case JsonArray { Count: > 0 } values:
                var at = random.Next(values.Count);
                if (random.Next(3) == 0)
                {
                    values.RemoveAt(at);
                }
                else if (random.Next(3) == 0)
                {
                    values.Add(values[at]?.DeepClone());
                }
                else
                {
                    values[at] = odd;
                }

                return root;
            default:
                return node == root ? odd : root;
        }
    }

    private static IEnumerable<JsonNode> Inside(JsonNode node) => node switch
    {
        JsonObject entries => entries.Select(e => e.Value).OfType<JsonNode>().SelectMany(Inside).Prepend(node),
        JsonArray values => values.OfType<JsonNode>().SelectMany(Inside).Prepend(node),
        _ => [],
    };
}
