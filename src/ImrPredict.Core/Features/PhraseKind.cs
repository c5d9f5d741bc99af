namespace ImrPredict.Features;

/// <summary>What a phrase of a text is.</summary>
internal enum PhraseKind
{
    /// <summary>One word.</summary>
    Word,

    /// <summary>A number, whatever it says.</summary>
    Number,

    /// <summary>Several words in a row.</summary>
    Words,

    /// <summary>A run of characters inside a word.</summary>
    Characters,
}
