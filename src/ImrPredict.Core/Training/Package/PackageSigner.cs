using ImrPredict.Cases;

namespace ImrPredict.Training.Package;

/// <summary>Signs model packages.</summary>
public static class PackageSigner
{
    /// <summary>Signs a package, after all its files are checked against the manifest.</summary>
    /// <param name="folder">Folder of the package.</param>
    /// <param name="key">The key.</param>
    /// <returns>The text of <see cref="PackageSignature.FileName"/>.</returns>
    /// <exception cref="ImrPredictException">A file is missing, was changed, or is not listed.</exception>
    public static string Sign(string folder, SigningKey key)
    {
        var manifest = PackageFiles.ReadFile(folder, ModelPackage.ManifestName);
        _ = ModelPackage.Load(folder);
        _ = ModelPackage.ReadPrecedentsOrNull(folder);
        PackageSignature.CheckNothingElse(folder, ModelPackage.ReadManifest(folder).Covered);
        return Convert.ToBase64String(key.Sign(manifest)) + "\n";
    }
}
