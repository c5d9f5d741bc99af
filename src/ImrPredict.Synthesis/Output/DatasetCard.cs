using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImrPredict.Synthesis.Output;

/// <summary>
/// The card of a corpus for programs: Croissant 1.0 (docs.mlcommons.org/croissant/docs/croissant-spec.html), JSON-LD
/// with every file by SHA-256 and the columns of the truth. Equal corpora have equal cards: the date, which Croissant
/// demands, is that of the generator's version and not of the run, and the address is the folder of the card.
/// </summary>
internal static class DatasetCard
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "croissant.json";

    private const string Truth = "truth.jsonl";

    // Both change with what the generator writes.
    private const string Version = "0.1.0";
    private const string DateOfVersion = "2026-11-25";

    private const string Context = """
        {
          "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column",
          "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/",
          "rai": "http://mlcommons.org/croissant/RAI/", "data": {"@id": "cr:data", "@type": "@json"},
          "dataType": {"@id": "cr:dataType", "@type": "@vocab"}, "dct": "http://purl.org/dc/terms/",
          "examples": {"@id": "cr:examples", "@type": "@json"}, "extract": "cr:extract", "field": "cr:field",
          "fileProperty": "cr:fileProperty", "fileObject": "cr:fileObject", "fileSet": "cr:fileSet",
          "format": "cr:format", "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset",
          "jsonPath": "cr:jsonPath", "key": "cr:key", "md5": "cr:md5", "parentField": "cr:parentField",
          "path": "cr:path", "recordSet": "cr:recordSet", "references": "cr:references", "regex": "cr:regex",
          "repeated": "cr:repeated", "replace": "cr:replace", "sc": "https://schema.org/", "separator": "cr:separator",
          "source": "cr:source", "subField": "cr:subField", "transform": "cr:transform"
        }
        """;

    private static readonly (string Name, string Type, string Words)[] Columns =
    [
        ("file_name", "sc:Text", "Letter that the item stands in."),
        ("case_number", "sc:Text", "Invented case number, in a range that no real review uses."),
        ("item", "sc:Integer", "Place of the item in its letter, from 1."),
        ("title", "sc:Text", "The disputed service as the letter words it."),
        ("outcome", "sc:Text", "Upheld or Overturned, as printed; null where the letter has lost it."),
        ("probability", "sc:Float", "True probability of an overturn given the facts."),
        ("service", "sc:Text", "Kind of service."),
        ("service_category", "sc:Text", "Its category."),
        ("region", "sc:Text", "Body region."),
    ];

    /// <summary>The card, UTF-8.</summary>
    /// <param name="folder">The corpus, whose files are written.</param>
    /// <param name="files">Paths of its files below the folder, with slashes.</param>
    /// <param name="summary">What was written.</param>
    public static byte[] Write(string folder, IEnumerable<string> files, CorpusSummary summary)
    {
        var card = new JsonObject
        {
            ["@context"] = JsonNode.Parse(Context),
            ["@type"] = "sc:Dataset",
            ["name"] = "imrpredict-synthetic-corpus",
            ["description"] = string.Create(
                CultureInfo.InvariantCulture,
                $"Synthetic Independent Medical Review: {summary.Letters} invented determination letters with ")
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"{summary.Items} disputed items, {summary.Overturned} overturned, and the truth about each. ")
                + "No real person, case, provider, health plan or decision; figures on it say nothing about real "
                + "decisions.",
            ["conformsTo"] = "http://mlcommons.org/croissant/1.0",
            ["license"] = "https://spdx.org/licenses/MIT.html",
            ["creator"] = new JsonObject { ["@type"] = "sc:Organization", ["name"] = "The ImrPredict authors" },
            ["url"] = "./",
            ["datePublished"] = DateOfVersion,
            ["version"] = Version,
            ["inLanguage"] = "en",
            ["keywords"] = new JsonArray("independent medical review", "utilization review", "synthetic"),
            ["isLiveDataset"] = false,
            ["distribution"] = new JsonArray([.. files.Select(file => FileObject(folder, file))]),
            ["recordSet"] = new JsonArray(Items()),
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(card, ReadmeText.Readable), (byte)'\n'];
    }

    private static JsonObject FileObject(string folder, string file)
    {
        using var content = File.OpenRead(Path.Combine(folder, file));
        return new JsonObject
        {
            ["@type"] = "cr:FileObject",
            ["@id"] = file,
            ["name"] = file,
            ["contentUrl"] = file,
            ["contentSize"] = string.Create(CultureInfo.InvariantCulture, $"{content.Length} B"),
            ["encodingFormat"] = Path.GetExtension(file) switch
            {
                ".pdf" => "application/pdf",
                ".jsonl" => "application/jsonlines",
                ".json" => "application/json",
                ".csv" => "text/csv",
                ".tsv" => "text/tab-separated-values",
                ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                _ => "text/plain",
            },
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content)),
        };
    }

    private static JsonObject Items() => new()
    {
        ["@type"] = "cr:RecordSet",
        ["@id"] = "items",
        ["name"] = "items",
        ["description"] = "One record for each disputed item.",
        ["key"] = new JsonArray(Id("items/case_number"), Id("items/item")),
        ["field"] = new JsonArray([.. Columns.Select(column => new JsonObject
        {
            ["@type"] = "cr:Field",
            ["@id"] = $"items/{column.Name}",
            ["name"] = column.Name,
            ["description"] = column.Words,
            ["dataType"] = column.Type,
            ["source"] = new JsonObject
            {
                ["fileObject"] = Id(Truth),
                ["extract"] = new JsonObject { ["column"] = column.Name },
            },
        })]),
    };

    private static JsonObject Id(string id) => new() { ["@id"] = id };
}
