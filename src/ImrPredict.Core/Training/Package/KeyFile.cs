using System.Text;
using ImrPredict.Cases;

namespace ImrPredict.Training.Package;

/// <summary>Reads the small files of keys and signatures.</summary>
internal static class KeyFile
{
    // A key of any other kind is far larger than that too.
    private const int MostBytes = 4096;

    /// <summary>The text of a file.</summary>
    /// <exception cref="ImrPredictException">It cannot be read, or is too large.</exception>
    public static string Read(string path)
    {
        try
        {
            return new FileInfo(path).Length <= MostBytes
                ? File.ReadAllText(path, Encoding.ASCII)
                : throw new ImrPredictException($"{path}: is larger than any key; name a key file (PEM).");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImrPredictException($"{path}: the key cannot be read; name a key file (PEM).", problem);
        }
    }
}
