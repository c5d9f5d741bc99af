namespace ImrPredict.Training.Assessment.Results;

/// <summary>Where a clinical text still states the verdict; its words are not repeated.</summary>
/// <param name="File">File that the item was read from; null for items that no file gave.</param>
/// <param name="Place">Row, line or page in it; empty for the file as a whole.</param>
/// <param name="CaseNumber">Case number.</param>
/// <param name="Number">Item number.</param>
/// <param name="Start">Offset in the clinical text as <c>ingest</c> writes it, from 0.</param>
/// <param name="Length">Characters to the end of the sentence.</param>
/// <param name="Rule">What the check found.</param>
public sealed record LeakingSentence(
    string? File, string Place, string CaseNumber, int Number, int Start, int Length, string Rule);
