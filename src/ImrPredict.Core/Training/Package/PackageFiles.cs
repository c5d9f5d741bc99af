using System.Security.Cryptography;
using ImrPredict.Cases;
using ImrPredict.Training.Model;

namespace ImrPredict.Training.Package;

/// <summary>Reads the files of a model package, each checked against the hash that the manifest lists.</summary>
internal static class PackageFiles
{
    /// <summary>Name of the file of figures.</summary>
    public const string FiguresName = "metrics.json";

    private const int MostTries = 3;

    /// <summary>
    /// Reads a package by its manifest; anew where a newer package has taken its place meanwhile.
    /// </summary>
    /// <param name="place">Folder of the package, and whose signature it must have.</param>
    /// <param name="manifestOf">Reads the manifest.</param>
    /// <param name="read">Reads the rest, each file by <see cref="ReadChecked"/>.</param>
    /// <exception cref="ImrPredictException">A file is missing or was changed.</exception>
    public static T Reading<T>(
        PackagePlace place, Func<PackagePlace, ModelManifest> manifestOf, Func<string, ModelManifest, T> read)
    {
        for (var tries = 1; ; tries++)
        {
            var manifest = manifestOf(place);
            try
            {
                return read(place.Folder, manifest);
            }
            catch (ImrPredictException) when (tries < MostTries && manifestOf(place).ModelId != manifest.ModelId)
            {
                // Another package stands there now.
            }
        }
    }

    /// <summary>Reads a file and checks its hash.</summary>
    /// <exception cref="ImrPredictException">It is missing or was changed.</exception>
    public static byte[] ReadChecked(string folder, string name, ModelManifest manifest)
    {
        var bytes = ReadFile(folder, name);
        Check(folder, name, manifest, Sha256(bytes));
        return bytes;
    }

    /// <summary>Compares a hash with that of the manifest.</summary>
    /// <exception cref="ImrPredictException">They differ.</exception>
    public static void Check(string folder, string name, ModelManifest manifest, string found)
    {
        var expected = manifest.Files.GetValueOrDefault(name, "nothing");
        if (found != expected)
        {
            throw new ImrPredictException(
                $"{Path.Combine(folder, name)}: SHA-256 is {found}, the manifest says {expected};"
                + " the file was changed after training, so train again or restore it.");
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ImrPredictException">It cannot be read.</exception>
    public static byte[] ReadFile(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new ImrPredictException(
                $"{path}: cannot be read; expected a model package, so name its folder or train one.", missing);
        }
    }

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
