using ImrPredict.Features.Rows;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Features.Lexical;

/// <summary>What one text of an item gives: a block of words and phrases, and one of runs of characters.</summary>
internal sealed class TextBlocks
{
    private readonly TfidfBlock words;
    private readonly TfidfBlock characters;

    private TextBlocks(TfidfBlock words, TfidfBlock characters)
    {
        (this.words, this.characters) = (words, characters);
        Count = words.Count + characters.Count;
        Names = [.. words.Names, .. characters.Names];
    }

    /// <summary>Number of columns.</summary>
    public int Count { get; }

    /// <summary>Names of the columns, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Learns both blocks from the training texts.</summary>
    /// <param name="texts">The texts; a text that comes again, as that of a letter does, counts each time.</param>
    /// <param name="settings">Settings of the words.</param>
    /// <param name="withCharacters">Whether there are runs of characters.</param>
    public static TextBlocks Fit(IReadOnlyList<string> texts, NgramSettings settings, bool withCharacters) => new(
        TfidfBlock.Fit(texts, settings),
        TfidfBlock.Fit(withCharacters ? texts : [], settings with { Words = 0, Characters = true }));

    /// <summary>Appends the columns of a text, ascending, to a row.</summary>
    /// <param name="text">The text; an empty one adds nothing.</param>
    /// <param name="row">Where to append.</param>
    /// <param name="offset">Column of the first feature.</param>
    /// <returns>How many words of the text have a column, and how many words it has; numbers are not counted.</returns>
    public (int Known, int All) Append(string text, RowBuilder row, int offset)
    {
        var known = words.Append(text, row, offset);
        AppendCharacters(text, row, offset);
        return known;
    }

    /// <summary>The same, with the sentences that the words and phrases that have a column stand in.</summary>
    /// <param name="text">The text with its sentences; an empty one adds nothing.</param>
    /// <param name="row">Where to append.</param>
    /// <param name="offset">Column of the first feature.</param>
    public NgramsOfText Read(TokenizedText text, RowBuilder row, int offset)
    {
        var found = words.Read(text, row, offset);
        AppendCharacters(text.Text, row, offset);
        return found;
    }

    /// <summary>How many words of a text have a column, and how many words it has.</summary>
    public (int Known, int All) KnownWords(string text) => words.KnownWords(text);

    /// <summary>Writes both blocks.</summary>
    public void Save(BinaryWriter writer)
    {
        words.Save(writer);
        characters.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static TextBlocks Load(BinaryReader reader) => new(TfidfBlock.Load(reader), TfidfBlock.Load(reader));

    private void AppendCharacters(string text, RowBuilder row, int offset)
    {
        if (characters.Count > 0)
        {
            characters.Append(text, row, offset + words.Count);
        }
    }
}
