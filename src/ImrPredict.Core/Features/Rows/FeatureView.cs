namespace ImrPredict.Features.Rows;

/// <summary>The kinds of columns that see an item from one side.</summary>
public enum FeatureView
{
    /// <summary>Categories, and words and phrases of title and clinical text.</summary>
    Words,

    /// <summary>Title and clinical text as a whole, as the encoder reads them.</summary>
    Whole,

    /// <summary>Clinical evidence and what is publicly known of such requests.</summary>
    Facts,
}
