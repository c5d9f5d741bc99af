namespace ImrPredict.Score.Cluster;

/// <summary>The JSON result of one shard.</summary>
internal sealed record ShardResult
{
    public required int Shard { get; init; }

    /// <summary><c>done</c>, or <c>already done</c> where another copy was first.</summary>
    public required string State { get; init; }

    public long? Records { get; init; }

    public long? Items { get; init; }
}
