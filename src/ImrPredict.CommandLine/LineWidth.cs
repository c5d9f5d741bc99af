using System.CommandLine.Help;
using System.Globalization;
using System.Text;

namespace ImrPredict.CommandLine;

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

    /// <summary>Breaks a text into lines at its spaces; a word that is wider stands alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Most columns of a line.</param>
    /// <param name="indent">What every line but the first begins with.</param>
    public static IEnumerable<string> Wrap(string text, int width, string indent = "")
    {
        var line = new StringBuilder();
        var isFirst = true;
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > (isFirst ? width : width - indent.Length))
            {
                yield return isFirst ? line.ToString() : indent + line;
                line.Clear();
                isFirst = false;
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return isFirst ? line.ToString() : indent + line;
    }

    /// <summary>Help that keeps to this width.</summary>
    public static HelpAction Help()
    {
        var help = new HelpAction();
        help.MaxWidth = Asked ?? help.MaxWidth;
        return help;
    }
}
