namespace ImrPredict.Training.Package;

/// <summary>Where a model package stands, and whose signature it must have.</summary>
/// <param name="Folder">Its folder.</param>
public sealed record PackagePlace(string Folder)
{
    /// <summary>The key that must have signed it; null where none must.</summary>
    public VerifyingKey? SignedBy { get; init; }

    /// <summary>A package that need not be signed.</summary>
    public static implicit operator PackagePlace(string folder) => new(folder);

    /// <inheritdoc/>
    public override string ToString() => Folder;
}
