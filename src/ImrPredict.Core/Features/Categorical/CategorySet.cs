namespace ImrPredict.Features.Categorical;

/// <summary>Which fields that are made of others are categories beside those that stand for themselves.</summary>
internal enum CategorySet : byte
{
    /// <summary>None.</summary>
    Plain,

    /// <summary>Pairs of codes, and the words of codes.</summary>
    Pairs,

    /// <summary>Pairs of codes, and codes in threes.</summary>
    Triples,
}
