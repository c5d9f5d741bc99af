namespace ImrPredict.CommandLine.Cluster;

/// <summary>Texts as words of a shell, for scripts and for commands that users copy.</summary>
public static class ShellWord
{
    private const string Plain = "_-./:@%+=,";

    /// <summary>The text itself where the shell reads it as it is, else in quotes.</summary>
    public static string Of(string text) => text.Length > 0
        && text.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c, StringComparison.Ordinal))
            ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
