namespace ImrPredict.Features.Lexical.Internals;

/// <summary>What an n-gram of a text is.</summary>
internal enum NgramKind
{
    /// <summary>One word.</summary>
    Word,

    /// <summary>A number, whatever it says.</summary>
    Number,

    /// <summary>Several words in a row.</summary>
    Words,

    /// <summary>A run of characters inside a word.</summary>
    Characters,

    /// <summary>The same with the blank in front of the word.</summary>
    FirstCharacters,

    /// <summary>The same with the blank behind the word.</summary>
    LastCharacters,

    /// <summary>A whole word with the blanks around it.</summary>
    AllCharacters,
}
