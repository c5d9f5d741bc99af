using System.Globalization;
using System.Text;

namespace ImrPredict.CommandLine.Printing;

/// <summary>Width of what is printed where there is no terminal to ask.</summary>
public static class LineWidth
{
    private const int Least = 40;

    /// <summary>
    /// What the environment variable <c>COLUMNS</c> asks for; null on a terminal, and where it is not set to a usable
    /// width.
    /// </summary>
    public static int? Asked { get; } =
        Console.IsOutputRedirected
        && int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), CultureInfo.InvariantCulture, out var columns)
        && columns >= Least ? columns : null;

    /// <summary>Width of the lines of standard error.</summary>
    public static int OfErrors =>
        Console.IsErrorRedirected ? Asked ?? int.MaxValue : Math.Max(Console.BufferWidth, Least);

    /// <summary>
    /// Breaks a text into lines at its spaces; a word that is wider stands alone. Spaces at the beginning stay.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Most columns of a line.</param>
    /// <param name="hang">Spaces with which every line but the first begins.</param>
    public static IEnumerable<string> Wrap(string text, int width, int hang = 0)
    {
        var words = text.TrimStart(' ');
        var line = new StringBuilder().Append(' ', text.Length - words.Length);
        var hasWord = false;
        foreach (var word in words.Split(' '))
        {
            if (hasWord && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString().TrimEnd(' ');
                line.Clear().Append(' ', hang);
                hasWord = false;
            }

            line.Append(hasWord ? " " : "").Append(word);
            hasWord = true;
        }

        yield return line.ToString();
    }

    /// <summary>Prints what goes wrong on standard error, in lines of its width.</summary>
    public static void WriteError(string text)
    {
        foreach (var line in Wrap(text, OfErrors, hang: 2))
        {
            Console.Error.WriteLine(line);
        }
    }
}
