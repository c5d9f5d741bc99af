namespace ImrPredict.Features.Blocks;

/// <summary>What an item has to be judged by.</summary>
[Flags]
internal enum RowKind : byte
{
    /// <summary>Neither text nor codes.</summary>
    None = 0,

    /// <summary>A clinical text or the title of a service.</summary>
    Text = 1,

    /// <summary>Codes of treatment and diagnosis.</summary>
    Codes = 2,
}
