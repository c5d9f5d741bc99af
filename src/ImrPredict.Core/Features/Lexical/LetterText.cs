namespace ImrPredict.Features.Lexical;

/// <summary>A text with the number of its letter; items of a letter that share a text have equal ones.</summary>
internal readonly record struct LetterText(int Letter, string Text);
