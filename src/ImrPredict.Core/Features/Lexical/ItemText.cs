namespace ImrPredict.Features.Lexical;

/// <summary>A text of an item.</summary>
internal enum ItemText : byte
{
    /// <summary>The title of the requested service.</summary>
    Title,

    /// <summary>The clinical text.</summary>
    Clinical,
}
