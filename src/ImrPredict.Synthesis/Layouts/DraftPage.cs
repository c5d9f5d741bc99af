namespace ImrPredict.Synthesis.Layouts;

/// <summary>The paragraphs of a letter in order, not yet wrapped.</summary>
internal sealed class DraftPage
{
    private readonly List<DraftLine> _lines = [];

    public IReadOnlyList<DraftLine> Lines => _lines;

    public void Add(LineKind kind, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            _lines.Add(new DraftLine(kind, text));
        }
    }

    public void AddBlank() => Add(LineKind.Blank, "");

    /// <summary>Adds a paragraph and an empty line.</summary>
    public void AddApart(LineKind kind, string text)
    {
        Add(kind, text);
        AddBlank();
    }

    public void AddSection(string heading, params ReadOnlySpan<string> paragraphs)
    {
        Add(LineKind.Heading, heading);
        Add(LineKind.Body, paragraphs);
        AddBlank();
    }
}

/// <summary>A paragraph.</summary>
internal readonly record struct DraftLine(LineKind Kind, string Text);
