namespace ImrPredict.Train.Download;

/// <summary>Limits of a download.</summary>
internal sealed record DownloadOptions
{
    /// <summary>Largest file taken. Unit: bytes. Default 1 GB.</summary>
    public long MaxBytes { get; init; } = 1_000_000_000;

    /// <summary>Tries after the first. Default 5.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>Pause before the second try; it doubles from try to try. Default 1 s.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);
}
