using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Facts;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Services;
using ImrPredict.Text.Tokens;
using ImrPredict.Text.Verdicts;

namespace ImrPredict.Ingest.Letters.Requests;

/// <summary>Turns an open request into items that are not decided, one for each service.</summary>
internal static class OpenRequestItems
{
    /// <summary>Told with each item: somebody should look whether it is what was asked for.</summary>
    private const string Warning = "read from a request or denial in running text; look over service and text";

    /// <summary>The items, in the document's order.</summary>
    public static IReadOnlyList<ItemRead> Read(SourceLocation at, OpenRequest request)
    {
        var kind = request.UrDecision is null ? ClinicalTextKind.TreatingReport : ClinicalTextKind.UrReport;
        var text = new TokenizedText(request.Text);
        var cut = VerdictCutter.Cut(text, kind);
        var kept = ReferenceEquals(cut.Kept, text.Text) ? text : new TokenizedText(cut.Kept);
        var facts = cut.Kept.Length == 0 ? null : new FactReader(kept);
        return
        [
            .. request.Services.Select((service, i) =>
            {
                var title = new WordTokens(service);
                var known = Item(request, i + 1, title, cut, kind);
                var item = facts is null ? known : ItemFacts.Fill(known, facts.Read(title));
                return new ItemRead.Parsed(
                    at.Unit == SourceUnit.File ? new(at.File, SourceUnit.Item, i + 1) : at,
                    item, null, cut.Uncut.Text.Length == 0 ? null : cut.Uncut, [Warning, .. request.Warnings])
                {
                    ClinicalText = kept,
                };
            }),
        ];
    }

    private static DisputedItem Item(
        OpenRequest request, int number, WordTokens title, CutText cut, ClinicalTextKind kind) => new()
        {
            CaseNumber = request.CaseNumber,
            Number = number,
            Source = ItemSource.CaseTable,
            RequestedService = title.Text,
            ServiceCategory = ServiceClassifier.Classify(title),
            DisputedQuantity = QuantityReader.Read(title.Text),
            UrDecision = request.UrDecision,
            InjuryDate = request.InjuryDate,
            UrDenialDate = request.UrDenialDate,
            ItemsInCase = request.Services.Count,
            ClinicalText = cut.Kept,
            ClinicalTextKind = cut.Kept.Length == 0 ? null : kind,
        };
}
