namespace ImrPredict.Ingest.Pool;

/// <summary>How the processes that read inputs are started, and their bounds.</summary>
public sealed record InputPoolOptions
{
    /// <summary>The program and its arguments: one whose work is to answer as <c>InputWorker.Run</c> does.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Most memory of one of the processes. Unit: MB (1,048,576 bytes). Default 512.</summary>
    public int Megabytes { get; init; } = 512;

    /// <summary>
    /// Most processor time for the text of one file, or for the next rows of a table; by the clock five times as
    /// much. Unit: seconds. Default 20.
    /// </summary>
    public int Seconds { get; init; } = 20;
}
