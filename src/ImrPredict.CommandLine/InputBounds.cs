using ImrPredict.CommandLine.Processes;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Pool;

namespace ImrPredict.CommandLine;

/// <summary>Where inputs are read that a library parses, and what their reading may take.</summary>
public sealed record InputBounds
{
    /// <summary>Fewest MB that a process can read anything with.</summary>
    internal const int LeastMegabytes = 128;

    /// <summary>Most memory of a process that reads. Unit: MB. Default 512.</summary>
    public int Megabytes { get; init; } = 512;

    /// <summary>Most processor time for one file, or for the next rows of a table. Unit: seconds. Default 20.</summary>
    public int Seconds { get; init; } = 20;

    /// <summary>Whether all is read in this process, without bounds. Default no.</summary>
    public bool InProcess { get; init; }

    /// <summary>The processes that read for this one: this program, started again; null to read here.</summary>
    public InputPool? Pool() => InProcess ? null : new InputPool(new InputPoolOptions
    {
        Command = [.. ThisProgram.Command(), InputWorker.Argument],
        Megabytes = Megabytes,
        Seconds = Seconds,
    });
}
