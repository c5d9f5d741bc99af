namespace ImrPredict.Features.Blocks;

/// <summary>The kinds of columns; each describes an item from one side and has a learner of its own.</summary>
internal enum FeatureView : byte
{
    /// <summary>Words and phrases of title and clinical text.</summary>
    Text,

    /// <summary>Categories and their crosses.</summary>
    Codes,

    /// <summary>Clinical evidence and what is publicly known of such requests.</summary>
    Facts,

    /// <summary>Rates, quantities and delays: the dense part of a row, which trees read.</summary>
    Numbers,
}
