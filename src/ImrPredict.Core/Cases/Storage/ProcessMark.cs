using System.Globalization;
using System.Text.RegularExpressions;

namespace ImrPredict.Cases.Storage;

/// <summary>
/// Who made a file: machine, container and number of the process. Containers of one machine name may share a folder,
/// and their processes do not see one another: a number alone does not tell whether its process still works.
/// </summary>
internal static partial class ProcessMark
{
    /// <summary>
    /// The container of this process, by the number of its space of process numbers; 0 where there are none.
    /// </summary>
    public static string Container { get; } = ContainerOf("/proc/self/ns/pid");

    /// <summary>The mark of this process.</summary>
    public static string OfThis { get; } = $"{Environment.MachineName}-{Container}-{Environment.ProcessId}";

    /// <summary>What all marks of this machine begin with.</summary>
    public static string OfMachine { get; } = $"{Environment.MachineName}-";

    /// <summary>Reads what stands behind <see cref="OfMachine"/> in the name of a file.</summary>
    /// <returns>Container and process; null where it is no such name.</returns>
    public static (string Container, int Process)? Read(string rest) =>
        Rest().Match(rest) is { Success: true } match
        && int.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            ? (match.Groups[1].Value, process)
            : null;

    // The link is "pid:[4026531836]"; systems other than Linux have no such spaces.
    private static string ContainerOf(string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: false) is { Name: var name }
                && Number().Match(name) is { Success: true } found ? found.Value : "0";
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return "0"; // a system that does not show it
        }
    }

    [GeneratedRegex("^([0-9]+)-([0-9]+)-[0-9a-f]{32}\\.")]
    private static partial Regex Rest();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
