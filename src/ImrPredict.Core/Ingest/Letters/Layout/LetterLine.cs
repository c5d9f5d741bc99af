namespace ImrPredict.Ingest.Letters.Layout;

/// <summary>One line of a letter that is not blank.</summary>
/// <param name="Start">Offset of its first character that is no space.</param>
/// <param name="Length">Length without spaces at either end.</param>
/// <param name="BlanksBefore">How many blank lines stand before it; 0 where it begins inside a printed line.</param>
/// <param name="PageBreakBefore">Whether it is the first line of a page.</param>
/// <param name="Anchor">The heading or label that it begins with.</param>
/// <param name="AnchorLength">Characters that the anchor takes.</param>
/// <param name="IsDamaged">Whether the anchor is not spelt as it should be.</param>
internal readonly record struct LetterLine(
    int Start, int Length, int BlanksBefore, bool PageBreakBefore, LetterAnchor Anchor, int AnchorLength,
        bool IsDamaged);
