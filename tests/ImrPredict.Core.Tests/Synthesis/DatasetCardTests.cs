using System.Security.Cryptography;
using System.Text.Json;

namespace ImrPredict.Tests.Synthesis;

/// <summary>
/// The card of the bundled corpus against what Croissant 1.0 demands
/// (docs.mlcommons.org/croissant/docs/croissant-spec.html), with every hash computed anew.
/// </summary>
public sealed class DatasetCardTests : IDisposable
{
    private const string Conforms = "http://mlcommons.org/croissant/1.0";

    // Not of the corpus: settings of the commands that the README shows.
    private static readonly string[] Beside = ["croissant.json", "options.json"];

    private static readonly string Folder = Path.Combine(SharedData.Root, "data", "sample");
    private readonly JsonDocument _card = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "croissant.json")));

    private JsonElement Root => _card.RootElement;

    public void Dispose() => _card.Dispose();

    [Fact]
    public void The_data_set_has_all_that_is_required_of_one()
    {
        Assert.Equal(("sc:Dataset", Conforms), (Text(Root, "@type"), Text(Root, "conformsTo")));
        Assert.All(
            ["name", "description", "license", "url", "creator", "datePublished", "distribution"],
            name => Assert.True(Root.TryGetProperty(name, out _), name));
        Assert.True(DateOnly.TryParseExact(Text(Root, "datePublished"), "yyyy-MM-dd", out _));
        Assert.True(Uri.TryCreate(Text(Root, "url"), UriKind.RelativeOrAbsolute, out _));
        Assert.StartsWith("https://spdx.org/licenses/", Text(Root, "license"), StringComparison.Ordinal);
        Assert.Contains(Text(Root.GetProperty("creator"), "@type"), (string[])["sc:Organization", "sc:Person"]);
        Assert.Matches(@"\A\d+\.\d+\.\d+\z", Text(Root, "version"));
    }

    [Fact]
    public void The_context_explains_the_words_of_Croissant_and_the_prefixes()
    {
        var context = Root.GetProperty("@context");

        Assert.Equal("https://schema.org/", Text(context, "@vocab"));
        Assert.Equal(
            ["http://mlcommons.org/croissant/", "http://purl.org/dc/terms/", "https://schema.org/"],
            ((string[])["cr", "dct", "sc"]).Select(prefix => Text(context, prefix)));
        Assert.Equal("dct:conformsTo", Text(context, "conformsTo"));
        Assert.All(
            ["recordSet", "field", "key", "source", "fileObject", "extract", "column", "isLiveDataset"],
            word => Assert.Equal($"cr:{word}", Text(context, word)));
        Assert.Equal(
            ("cr:dataType", "@vocab"),
            (Text(context.GetProperty("dataType"), "@id"), Text(context.GetProperty("dataType"), "@type")));
    }

    [Fact]
    public void Every_file_of_the_corpus_is_listed_with_its_place_kind_size_and_hash()
    {
        var files = List(Root, "distribution");

        Assert.All(files, file =>
        {
            var content = File.ReadAllBytes(Path.Combine(Folder, Text(file, "contentUrl")));
            Assert.Equal("cr:FileObject", Text(file, "@type"));
            Assert.NotEmpty(Text(file, "name"));
            Assert.Matches(@"\A[a-z]+/[a-z.-]+\z", Text(file, "encodingFormat"));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), Text(file, "sha256"));
            Assert.Equal($"{content.Length} B", Text(file, "contentSize"));
        });
        Assert.Equal(
            Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Except(Beside).Order(),
            files.Select(file => Text(file, "contentUrl")).Order());
    }

    [Fact]
    public void Every_field_has_a_type_and_a_source_and_the_records_are_so()
    {
        var files = List(Root, "distribution").ToDictionary(file => Text(file, "@id"));
        var set = Assert.Single(List(Root, "recordSet"));
        var fields = List(set, "field");
        var records = File.ReadLines(Path.Combine(Folder, "truth.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(("cr:RecordSet", "items"), (Text(set, "@type"), Text(set, "@id")));
        Assert.All(fields, field =>
        {
            var source = field.GetProperty("source");
            var column = Text(source.GetProperty("extract"), "column");
            var file = files[Text(source.GetProperty("fileObject"), "@id")];
            Assert.Equal(("cr:Field", $"items/{Text(field, "name")}"), (Text(field, "@type"), Text(field, "@id")));
            Assert.Equal("truth.jsonl", Text(file, "contentUrl"));
            Assert.All(records, record => AssertIs(Text(field, "dataType"), record.GetProperty(column)));
        });
        List<string> ids =
            [.. files.Keys, Text(set, "@id"), .. fields.Select(field => Text(field, "@id"))];
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var key = List(set, "key").Select(field => Text(field, "@id").Split('/')[1]).ToList();
        Assert.Subset(fields.Select(field => Text(field, "name")).ToHashSet(), key.ToHashSet());
        Assert.Equal(
            records.Count,
            records.Select(record => string.Join('\t', key.Select(name => record.GetProperty(name)))).Distinct()
                .Count());
    }

    private static void AssertIs(string type, JsonElement value)
    {
        switch (type)
        {
            case "sc:Text":
                Assert.True(value.ValueKind is JsonValueKind.String or JsonValueKind.Null);
                break;
            case "sc:Integer":
                Assert.True(value.TryGetInt64(out _));
                break;
            default:
                Assert.Equal("sc:Float", type);
                Assert.True(value.TryGetDouble(out _));
                break;
        }
    }

    private static List<JsonElement> List(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray()];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
