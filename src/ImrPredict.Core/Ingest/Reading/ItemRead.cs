using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Ingest.Reading;

/// <summary>
/// What reading one row, or one item of a letter, gave: an item or a reason. A bad row is data, never thrown.
/// </summary>
/// <param name="At">Where it was read.</param>
public abstract record ItemRead(SourceLocation At)
{
    /// <summary>An item was read.</summary>
    /// <param name="At">Where.</param>
    /// <param name="Item">What was known before the review.</param>
    /// <param name="Decision">The decision; null where the input has none.</param>
    /// <param name="Uncut">The clinical text before leak cutting; null where there is no clinical text.</param>
    /// <param name="Warnings">What a reader of the item should know.</param>
    public sealed record Parsed(
        SourceLocation At, DisputedItem Item, Decision? Decision, UncutText? Uncut, IReadOnlyList<string> Warnings)
        : ItemRead(At)
    {
        /// <summary>Layout of the letter that the item stands in; null for items not read from a letter.</summary>
        public LetterLayout? Layout { get; init; }

        /// <summary>
        /// What an item of a letter has in common with the same item of a copy of the letter, whatever file, format or
        /// extraction that is; 0 for items not read from a letter.
        /// </summary>
        internal ulong LetterKey { get; init; }

        /// <summary>
        /// What an item has in common with the same item of a letter or a table of other parts of the inputs; 0 where
        /// all are read by one process.
        /// </summary>
        internal ulong ItemKey { get; init; }

        /// <summary>What of its row passes to the score table; null for none.</summary>
        internal PassedCells? Passed { get; init; }

        /// <summary>Cached tokens of the clinical text for later steps; null if it was not tokenised.</summary>
        internal TokenizedText? ClinicalText { get; init; }

        /// <summary>The decided item; null where the input has no decision.</summary>
        public DecidedItem? Decided =>
            Decision is null ? null : new DecidedItem(Item, Decision, Uncut) { Layout = Layout, At = At };
    }

    /// <summary>
    /// An item that a letter of the same run has given: in a table's row, or in a copy of the letter. It is told, and
    /// not given twice.
    /// </summary>
    /// <param name="At">Where.</param>
    /// <param name="CaseNumber">Case number of both.</param>
    /// <param name="Number">Item number of both.</param>
    public sealed record AlreadyRead(SourceLocation At, string CaseNumber, int Number) : ItemRead(At)
    {
        /// <summary>For a copy of a letter, the file that the letter was read from; null for a table's row.</summary>
        public string? CopyOf { get; init; }
    }

    /// <summary>A row, item or file was unusable.</summary>
    /// <param name="At">Where.</param>
    /// <param name="Field">The field at fault; empty for the row or file as a whole.</param>
    /// <param name="Reason">What was found and what was expected, without clinical text.</param>
    public sealed record Rejected(SourceLocation At, string Field, string Reason) : ItemRead(At)
    {
        /// <summary>The field of a table whose columns have names that are not known.</summary>
        public const string Header = "header";

        /// <summary>
        /// What was found and what was expected, without clinical text; one line, though a cell may hold more.
        /// </summary>
        public string Reason { get; init; } = ImrPredictException.OneLine(Reason);
    }
}
