using System.Text;
using ImrPredict.Cases;
using ImrPredict.Ingest.Reading;

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
            // A pipe may wait for ever, a device never end.
            return FileNode.Of(path).Kind == FileNodeKind.Other || new FileInfo(path).Length > MostBytes
                ? throw new ImrPredictException($"{path}: is no file of the size of a key or signature.")
                : File.ReadAllText(path, Encoding.ASCII);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImrPredictException(
                $"{path}: cannot be read as a key or signature ({problem.GetType().Name}).", problem);
        }
    }
}
