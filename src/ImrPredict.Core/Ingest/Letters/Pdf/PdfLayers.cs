using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace ImrPredict.Ingest.Letters.Pdf;

/// <summary>Which layers (optional content groups) of a document are switched off when it is opened.</summary>
internal sealed class PdfLayers
{
    private readonly PdfDocument _document;
    private readonly List<DictionaryToken> _off = [];

    public PdfLayers(PdfDocument document)
    {
        _document = document;
        if (Dictionary(document.Structure.Catalog.CatalogDictionary, "OCProperties") is not { } properties
            || Dictionary(properties, "D") is not { } standard)
        {
            return;
        }

        if (Name(standard, "BaseState") == "OFF")
        {
            var on = All(standard, "ON").ToList();
            _off.AddRange(All(properties, "OCGs").Where(layer => !on.Contains(layer)));
        }

        _off.AddRange(All(standard, "OFF"));
    }

    /// <summary>Whether what belongs to a layer, or to a set of layers with a rule, is hidden.</summary>
    public bool IsHidden(DictionaryToken layer)
    {
        if (_off.Count == 0 || Name(layer, "Type") != "OCMD")
        {
            return _off.Contains(layer);
        }

        var members = All(layer, "OCGs").ToList();
        var off = members.Count(_off.Contains);
        return members.Count > 0 && Name(layer, "P") switch
        {
            "AllOn" => off > 0,
            "AnyOff" => off == 0,
            "AllOff" => off < members.Count,
            _ => off == members.Count,
        };
    }

    /// <summary>The dictionaries that an entry names: one, or a list of them.</summary>
    private IEnumerable<DictionaryToken> All(DictionaryToken dictionary, string name) =>
        !dictionary.TryGet(NameToken.Create(name), out var entry) ? []
        : Resolve(entry) switch
        {
            ArrayToken list => list.Data.Select(Resolve).OfType<DictionaryToken>(),
            DictionaryToken one => [one],
            _ => [],
        };

    private DictionaryToken? Dictionary(DictionaryToken dictionary, string name) =>
        dictionary.TryGet(NameToken.Create(name), out var entry) ? Resolve(entry) as DictionaryToken : null;

    private string? Name(DictionaryToken dictionary, string name) =>
        dictionary.TryGet(NameToken.Create(name), out var entry) ? (Resolve(entry) as NameToken)?.Data : null;

    private IToken? Resolve(IToken token) =>
        token is IndirectReferenceToken reference ? _document.Structure.GetObject(reference.Data)?.Data : token;
}
