namespace ImrPredict.Synthesis.Layouts;

/// <summary>What a line of a letter is; artefacts and fonts depend on it.</summary>
internal enum LineKind
{
    Banner,
    HeaderTable,
    Heading,
    Label,
    Body,
    Summary,
    Title,
    Field,
    Blank,
    PageBreak,
}
