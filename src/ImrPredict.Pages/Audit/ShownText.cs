namespace ImrPredict.Pages.Audit;

/// <summary>How much of a text is shown.</summary>
internal static class ShownText
{
    /// <summary>Its first characters, never cut between the halves of a surrogate pair.</summary>
    public static string Start(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>Its first characters, with dots where something is missing.</summary>
    public static string Shortened(string text, int most) =>
        text.Length <= most ? text : Start(text, most).TrimEnd() + "...";
}
