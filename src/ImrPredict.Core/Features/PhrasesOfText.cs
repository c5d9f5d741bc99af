namespace ImrPredict.Features;

/// <summary>What a block of phrases finds in a text.</summary>
/// <param name="Places">Where the words and phrases that have a column stand, by column, then in the text's order.</param>
/// <param name="KnownWords">Words that have a column; numbers are not counted.</param>
/// <param name="AllWords">Words of the text; numbers are not counted.</param>
internal readonly record struct PhrasesOfText(PhrasePlace[] Places, int KnownWords, int AllWords);
