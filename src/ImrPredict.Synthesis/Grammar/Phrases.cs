using System.Text;

namespace ImrPredict.Synthesis.Grammar;

/// <summary>All templates by key, as the embedded phrase tables hold them.</summary>
internal static class Phrases
{
    private static readonly string[] Tables =
    [
        "summary-phrases.tsv", "fact-phrases.tsv", "utilization-phrases.tsv", "guideline-phrases.tsv",
        "reasoning-phrases.tsv", "title-phrases.tsv", "frame-phrases.tsv", "findings-phrases.tsv",
    ];

    private static readonly Dictionary<string, Template[]> ByKey = Load();

    public static bool Has(string key) => ByKey.ContainsKey(key);

    public static int CountOf(string key) => ByKey[key].Length;

    /// <summary>Parses a template that may name phrases.</summary>
    public static Template Parse(string text) => Template.Parse(text, key => ByKey[key]);

    public static void Append(string key, StringBuilder to, TextContext context) =>
        Append(key, context.Random.Next(ByKey[key].Length), to, context);

    /// <summary>Appends the template at a fixed place of its key, so that an author can keep to one wording.</summary>
    public static void Append(string key, int place, StringBuilder to, TextContext context)
    {
        var templates = ByKey[key];
        templates[place % templates.Length].Append(to, context);
    }

    public static string Say(string key, TextContext context) =>
        Say(key, context.Random.Next(ByKey[key].Length), context);

    public static string Say(string key, int place, TextContext context)
    {
        var to = new StringBuilder();
        Append(key, place, to, context);
        return to.ToString();
    }

    public static string SayCapitalised(string key, TextContext context)
    {
        var text = Say(key, context);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static Dictionary<string, Template[]> Load() => Tables.SelectMany(DataTable.ReadLines)
        .Select(line => line.Split('\t', 2))
        .GroupBy(cells => cells[0], cells => cells.Length == 2
            ? Parse(cells[1])
            : throw new InvalidDataException($"Phrase without a key: '{cells[0]}'."))
        .ToDictionary(group => group.Key, group => group.ToArray());
}
