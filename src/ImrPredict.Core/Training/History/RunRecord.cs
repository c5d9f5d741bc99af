namespace ImrPredict.Training.History;

/// <summary>A run as a history keeps it: what was done when, with which rows and settings, and the outcome.</summary>
public sealed record RunRecord
{
    /// <summary>Number in its history, from 1; 0 before it is kept.</summary>
    public long Id { get; init; }

    /// <summary>When the run ended.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Version of the program; the history fills it in.</summary>
    public string Program { get; init; } = "";

    /// <summary>The command, e.g. <c>train</c>.</summary>
    public required string Command { get; init; }

    /// <summary>Id of the model that was made, judged or promoted; null where a way of training was judged.</summary>
    public string? Model { get; init; }

    /// <summary>Folder of its package, a whole path.</summary>
    public string? Folder { get; init; }

    /// <summary>Id of the model that it was compared with, or whose place it took; null for none.</summary>
    public string? Other { get; init; }

    /// <summary>Folder of that one's package, a whole path.</summary>
    public string? OtherFolder { get; init; }

    /// <summary>
    /// Id of whichever of the two is better, in ranking or in probabilities, and worse in neither; null for none.
    /// </summary>
    public string? Winner { get; init; }

    /// <summary>
    /// SHA-256 over id, text and outcome of the rows learnt from, or judged; null where there were none.
    /// </summary>
    public string? Data { get; init; }

    /// <summary>Rows judged.</summary>
    public int N { get; init; }

    /// <summary>Of them overturned; null where it was not counted.</summary>
    public int? NOverturned { get; init; }

    /// <summary>Rows judged that a model had learnt from.</summary>
    public int LearntKeptIn { get; init; }

    /// <summary>Names of the files, folders and databases given, without their folders, queries and accounts.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>The settings, as JSON in one line.</summary>
    public string Settings { get; init; } = "{}";

    /// <summary>SHA-256 of <see cref="Settings"/>.</summary>
    public string SettingsHash { get; init; } = "";

    /// <summary>What came out, in a sentence.</summary>
    public string Result { get; init; } = "";

    /// <summary>The main figures.</summary>
    public IReadOnlyList<RunFigure> Figures { get; init; } = [];
}
