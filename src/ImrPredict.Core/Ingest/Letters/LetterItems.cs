using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Facts;
using ImrPredict.Ingest.Letters.Items;
using ImrPredict.Ingest.Letters.Layout;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Services;
using ImrPredict.Text.Tokens;
using ImrPredict.Text.Verdicts;

namespace ImrPredict.Ingest.Letters;

/// <summary>
/// Turns a parsed letter into items, with what is known before the decision apart from what is known after.
/// </summary>
internal static class LetterItems
{
    /// <summary>One item for each of the letter's, in order.</summary>
    /// <param name="letterAt">Where the letter stands; items of a letter in a file of its own are placed by their
    /// number.</param>
    /// <param name="letter">The letter.</param>
    public static IReadOnlyList<ItemRead> Read(SourceLocation letterAt, Letter letter)
    {
        var summary = new TokenizedText(letter.ClinicalSummary);
        var cut = VerdictCutter.Cut(summary, ClinicalTextKind.ReviewerSummary);
        var kept = ReferenceEquals(cut.Kept, summary.Text) ? summary : new TokenizedText(cut.Kept);
        var facts = cut.Kept.Length == 0 ? null : new FactReader(kept);
        var items = new ItemRead[letter.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Read(letterAt, letter, letter.Items[i], cut, kept, facts);
        }

        return items;
    }

    private static ItemRead.Parsed Read(
        SourceLocation letterAt, Letter letter, LetterItem item, CutText cut, TokenizedText kept, FactReader? facts)
    {
        var at = letterAt.Unit == SourceUnit.File ? new(letterAt.File, SourceUnit.Item, item.Number) : letterAt;
        var uncut = cut.Uncut.Text.Length == 0 ? null : cut.Uncut;
        var title = new WordTokens(item.Title);
        var known = Disputed(letter, item, title, cut);
        var disputed = facts is null ? known : ItemFacts.Fill(known, facts.Read(title));
        LetterWarning[] ofText = kept.IsUnreadable ? [LetterWarning.TextUnreadable] : [];
        string[] warnings = [.. letter.Warnings.Concat(ofText).Concat(item.Warnings).Select(LetterWarnings.Words)];
        return new(at, disputed, Decided(letter, item), uncut, warnings)
        {
            Layout = letter.Layout,
            ClinicalText = kept,
            LetterKey = LetterDuplicates.KeyOf(disputed, item.Outcome),
        };
    }

    private static DisputedItem Disputed(Letter letter, LetterItem item, WordTokens title, CutText cut)
    {
        var partial = item.Partial;
        return new()
        {
            CaseNumber = letter.CaseNumber,
            Number = item.Number,
            Source = ItemSource.DwcLetter,
            RequestedService = item.Title,
            ServiceCategory = ServiceClassifier.Classify(title),
            RequestedQuantity = QuantityReader.Read(partial?.Requested),
            AuthorisedQuantity = QuantityReader.Read(partial?.Authorised),
            DisputedQuantity = QuantityReader.Read(partial is null ? item.Title : partial.Disputed),
            UrDecision = partial is null ? null : UtilizationReviewDecision.Modified,
            ClaimsAdministratorGuideline = item.ClaimsAdministratorGuideline,
            Priority = letter.Priority,
            ReviewType = TitleFacts.ReviewType(item.WholeTitle),
            InjuryDate = letter.InjuryDate,
            UrDenialDate = letter.UrDenialDate,
            ReceivedDate = letter.ReceivedDate,
            AssignedDate = letter.AssignedDate,
            ItemsInCase = letter.Items.Count,
            ClinicalText = cut.Kept,
            ClinicalTextKind = cut.Kept.Length == 0 ? null : ClinicalTextKind.ReviewerSummary,
        };
    }

    private static Decision? Decided(Letter letter, LetterItem item) => item.Outcome is not { } outcome ? null : new()
    {
        Outcome = outcome,
        DecisionDate = letter.DecisionDate,
        Rationale = item.Rationale,
        ReviewerGuideline = item.ReviewerGuideline,
        ReviewerSpecialty = letter.ReviewerSpecialty,
    };
}
