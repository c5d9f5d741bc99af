namespace ImrPredict.Train.Download;

/// <summary>Where one downloaded file came from and what it holds.</summary>
internal sealed record SourceEntry
{
    public required string File { get; init; }

    public required string Address { get; init; }

    public required string FoundBy { get; init; }

    public required DateTimeOffset DownloadedAt { get; init; }

    public required long Bytes { get; init; }

    public required string Sha256 { get; init; }

    public required long Rows { get; init; }

    public required long Rejects { get; init; }

    public required int? FirstYear { get; init; }

    public required int? LastYear { get; init; }
}
