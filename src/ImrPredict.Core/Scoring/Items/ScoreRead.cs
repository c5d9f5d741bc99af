using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Scoring.Items;

/// <summary>
/// What became of one thing read: a row of the score table, or a reject. Nothing else can happen to it.
/// </summary>
public abstract record ScoreRead
{
    private ScoreRead()
    {
    }

    /// <summary>Where it was read.</summary>
    public abstract SourceLocation At { get; }

    /// <summary>A row of the score table; it may abstain.</summary>
    public sealed record Row(ItemScore Score) : ScoreRead
    {
        /// <inheritdoc/>
        public override SourceLocation At => Score.At;
    }

    /// <summary>It could not be read, or the model could not take it.</summary>
    public sealed record Reject(ItemRead.Rejected Rejected) : ScoreRead
    {
        /// <summary>As of the item that the model could not take; 0 where none was read.</summary>
        internal ulong LetterKey { get; init; }

        /// <summary>As of the item that the model could not take; 0 where none was read.</summary>
        internal ulong ItemKey { get; init; }

        /// <inheritdoc/>
        public override SourceLocation At => Rejected.At;
    }
}
