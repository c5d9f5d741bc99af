namespace ImrPredict.Features.Lexical;

/// <summary>What a block of phrases finds in a text.</summary>
/// <param name="Sentences">Its sentences, and which words and phrases that have a column stand in them.</param>
/// <param name="KnownWords">Words that have a column; numbers are not counted.</param>
/// <param name="AllWords">Words of the text; numbers are not counted.</param>
internal readonly record struct NgramsOfText(SentenceColumns Sentences, int KnownWords, int AllWords);
