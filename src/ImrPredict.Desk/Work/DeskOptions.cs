using ImrPredict.Ingest.Reading;
using ImrPredict.Training.Package;

namespace ImrPredict.Desk.Work;

/// <summary>Settings of the desk.</summary>
public sealed record DeskOptions
{
    /// <summary>The address to listen at; a loopback one.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>The port; 0 for any that is free. Default 5080.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>The database; null for its usual place.</summary>
    public string? Store { get; init; }

    /// <summary>The model package that is offered first.</summary>
    public required string Model { get; init; }

    /// <summary>The package by what a user calls it.</summary>
    public required Func<string, PackagePlace> Package { get; init; }

    /// <summary>How uploads are read.</summary>
    public required IngestOptions Ingest { get; init; }

    /// <summary>Whether the browser is opened.</summary>
    public bool OpenBrowser { get; init; }

    /// <summary>Most bytes of one upload. Unit: bytes. Default 2,000,000,000.</summary>
    public long UploadBytes { get; init; } = 2_000_000_000;

    /// <summary>Where the database is, and its uploads beside it.</summary>
    public string StorePath() => Path.GetFullPath(Store ?? Path.Combine(
        Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "imrpredict", "desk.db"));
}
