using System.Text.Json.Serialization;

namespace ImrPredict.Score;

/// <summary>The JSON result of scoring.</summary>
internal sealed record ScoreResult
{
    public required long ItemsIn { get; init; }

    public required long Scored { get; init; }

    public required long Abstained { get; init; }

    public required long Rejected { get; init; }

    /// <summary>Rows of tables that list items which letters of the run have given; not among the items.</summary>
    public required long AlreadyRead { get; init; }

    /// <summary>Sum of the probabilities.</summary>
    public required double ExpectedOverturns { get; init; }

    public required double Seconds { get; init; }

    public required double PeakMb { get; init; }

    public required string ModelId { get; init; }

    [JsonIgnore]
    public double RejectShare => ItemsIn == 0 ? 0 : (double)Rejected / ItemsIn;
}
