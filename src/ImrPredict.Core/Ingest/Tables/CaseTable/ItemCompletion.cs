using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Facts;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Services;
using ImrPredict.Text.Verdicts;

namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>What reading adds to the fields of an item, wherever they come from.</summary>
internal static class ItemCompletion
{
    /// <summary>An item as a case table with its fields would give it.</summary>
    public static ItemRead.Parsed Complete(DisputedItem item)
    {
        var title = TitleOutcomes.Cut(item.RequestedService.Trim());
        return Read(new SourceLocation(""), item with
        {
            RequestedService = title,
            ServiceCategory = item.ServiceCategory == ServiceCategory.Other && title.Length > 0
                ? ServiceClassifier.Classify(title)
                : item.ServiceCategory,
            UrReason = CutReason(item.UrReason),
            ClinicalText = item.ClinicalText.Trim(),
        }, decision: null, warnings: []);
    }

    /// <summary>An item whose clinical text is as it was found: what states a verdict is cut, facts are read.</summary>
    public static ItemRead.Parsed Read(
        SourceLocation at, DisputedItem item, Decision? decision, IReadOnlyList<string> warnings)
    {
        var kind = item.ClinicalTextKind ?? ClinicalTextKind.TreatingReport;
        var cut = VerdictCutter.CutOrNull(item.ClinicalText, kind);
        var kept = item with
        {
            ClinicalText = cut?.Kept ?? "",
            ClinicalTextKind = string.IsNullOrEmpty(cut?.Kept) ? null : kind,
        };
        return new ItemRead.Parsed(at, ItemFacts.Fill(kept), decision, cut?.Uncut, warnings);
    }

    /// <summary>The reason of a denial without what states a verdict; null where nothing is left.</summary>
    public static string? CutReason(string? reason) =>
        reason is not null && VerdictCutter.Cut(reason, ClinicalTextKind.UrReport).Kept is { Length: > 0 } kept
            ? kept
            : null;
}
