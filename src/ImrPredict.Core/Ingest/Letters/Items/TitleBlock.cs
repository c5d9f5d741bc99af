using ImrPredict.Cases;

namespace ImrPredict.Ingest.Letters.Items;

/// <summary>The title of an item as found above its first label.</summary>
/// <param name="FirstLine">Index of the line on which the title block begins; what stands before is the item
/// above.</param>
/// <param name="Lead">Sentences of the block above the title proper; empty but for some partial authorisations.</param>
/// <param name="Title">The title, white space folded; empty where none could be told apart.</param>
/// <param name="Outcome">The verdict as printed; null where it is missing.</param>
/// <param name="Warnings">What is doubtful about the title or the verdict.</param>
internal sealed record TitleBlock(
    int FirstLine, string Lead, string Title, Outcome? Outcome, IReadOnlyList<string> Warnings);
