using ImrPredict.Audit.Run;
using ImrPredict.Ingest;

namespace ImrPredict.Desk.Store;

/// <summary>What an audit came to, as the audit command reports it.</summary>
public sealed record AuditOutcome
{
    /// <summary>Decisions that were looked at.</summary>
    public required int Items { get; init; }

    public required int Letters { get; init; }

    /// <summary>What they come in: letters or cases.</summary>
    public required string LettersName { get; init; }

    public required int Overturned { get; init; }

    public required double Expected { get; init; }

    /// <summary>Whether the expectation fits these decisions; z says how far it is off.</summary>
    public required bool Fits { get; init; }

    public required double Z { get; init; }

    public required int Flags { get; init; }

    public required int FlaggedLetters { get; init; }

    /// <summary>Share of flags that may be false.</summary>
    public required double Fdr { get; init; }

    public required double ExpectedFalseFlags { get; init; }

    /// <summary>Decisions that there is a reason to read, flags among them.</summary>
    public required int ToRead { get; init; }

    public required int TwinGroups { get; init; }

    /// <summary>Groups of twins that were decided both ways.</summary>
    public required int TwinGroupsSplit { get; init; }

    /// <summary>Things that do not fit together.</summary>
    public required int Checks { get; init; }

    /// <summary>Items without a decision.</summary>
    public required long Undecided { get; init; }

    /// <summary>Rows that give a decision which another row gives too.</summary>
    public required int Repeated { get; init; }

    /// <summary>Decisions that the package has learnt from, and that it does not judge.</summary>
    public required int LeftOut { get; init; }

    public required long Rejected { get; init; }

    /// <summary>Where the expectation comes from.</summary>
    public required string Model { get; init; }

    /// <summary>What of the inputs was not read, and what stands there twice.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public static AuditOutcome Of(
        AuditResult audit, IngestTally tally, int leftOut, IReadOnlyList<string> notes) => new()
        {
            Items = audit.Surprise.Items.Count,
            Letters = audit.Surprise.Letters,
            LettersName = audit.Letters,
            Overturned = audit.Surprise.Calibration.Observed,
            Expected = audit.Surprise.Calibration.Expected,
            Fits = audit.Surprise.Calibration.Fits,
            Z = audit.Surprise.Calibration.Z,
            Flags = audit.Surprise.Flags,
            FlaggedLetters = audit.Surprise.FlaggedLetters,
            Fdr = audit.Options.Surprise.FalseDiscoveryRate,
            ExpectedFalseFlags = audit.Surprise.ExpectedFalseFlags,
            ToRead = audit.ToRead.Count,
            TwinGroups = audit.Twins.Clusters.Count,
            TwinGroupsSplit = audit.Twins.Clusters.Count(cluster => cluster.Split),
            Checks = audit.Findings.Count,
            Undecided = tally.Items - tally.Decided,
            Repeated = audit.Input.Repeated?.Rows ?? 0,
            LeftOut = leftOut,
            Rejected = tally.Rejects,
            Model = audit.Input.Model,
            Notes = notes,
        };
}
