using System.CommandLine.Help;
using System.Globalization;

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

    /// <summary>Help that keeps to this width.</summary>
    public static HelpAction Help()
    {
        var help = new HelpAction();
        help.MaxWidth = Asked ?? help.MaxWidth;
        return help;
    }
}
