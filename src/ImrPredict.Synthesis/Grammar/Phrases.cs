using System.Text;

namespace ImrPredict.Synthesis.Grammar;

/// <summary>All templates by key, as the embedded phrase tables hold them.</summary>
internal sealed class Phrases
{
    private static readonly string[] Tables =
    [
        "summary-phrases.tsv", "fact-phrases.tsv", "utilization-phrases.tsv", "guideline-phrases.tsv",
        "reasoning-phrases.tsv", "title-phrases.tsv", "frame-phrases.tsv", "findings-phrases.tsv",
    ];

    private readonly Dictionary<string, Template[]> _byKey;

    private Phrases(Dictionary<string, Template[]> byKey) => _byKey = byKey;

    public static Phrases Default { get; } = Load();

    public bool Has(string key) => _byKey.ContainsKey(key);

    public int CountOf(string key) => _byKey[key].Length;

    public void Append(string key, StringBuilder to, TextContext context) =>
        Append(key, context.Random.Next(_byKey[key].Length), to, context);

    /// <summary>Appends the template at a fixed place of its key, so that an author can keep to one wording.</summary>
    public void Append(string key, int place, StringBuilder to, TextContext context)
    {
        var templates = _byKey[key];
        templates[place % templates.Length].Append(to, context);
    }

    public string Say(string key, TextContext context)
    {
        var to = new StringBuilder();
        Append(key, to, context);
        return to.ToString();
    }

    public string Say(string key, int place, TextContext context)
    {
        var to = new StringBuilder();
        Append(key, place, to, context);
        return to.ToString();
    }

    private static Phrases Load()
    {
        var byKey = new Dictionary<string, List<Template>>();
        foreach (var line in Tables.SelectMany(DataTable.ReadLines))
        {
            var cut = line.IndexOf('\t', StringComparison.Ordinal);
            if (cut < 0)
            {
                throw new InvalidDataException($"Phrase without a key: '{line}'.");
            }

            var key = line[..cut];
            if (!byKey.TryGetValue(key, out var list))
            {
                byKey[key] = list = [];
            }

            list.Add(Template.Parse(line[(cut + 1)..]));
        }

        return new Phrases(byKey.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()));
    }
}
