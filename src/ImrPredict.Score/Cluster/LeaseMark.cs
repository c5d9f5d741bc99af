using System.Globalization;

namespace ImrPredict.Score.Cluster;

/// <summary>What the file of a lease says. A beat changes it, and so tells that its holder is at work.</summary>
/// <param name="Owner">Machine, process and a number that no other has.</param>
/// <param name="Seconds">After how long without a beat others may take the work.</param>
/// <param name="Beat">Counts up while the holder works.</param>
internal sealed record LeaseMark(string Owner, int Seconds, long Beat)
{
    public const int LeastSeconds = 2;

    public const int MostSeconds = 86_400;

    /// <summary>One line, as long with every beat.</summary>
    public string ToLine() =>
        string.Create(CultureInfo.InvariantCulture, $"{Owner}\t{Seconds:D5}\t{Beat:D12}\n");

    /// <summary>Null for what is no such line, such as one that is being written.</summary>
    public static LeaseMark? Parse(string line) =>
        line.TrimEnd('\n').Split('\t') is [{ Length: > 0 } owner, var seconds, var beat]
        && int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        && length is >= LeastSeconds and <= MostSeconds
        && long.TryParse(beat, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new LeaseMark(owner, length, count) : null;
}
