using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using ImrPredict.Cases;

namespace ImrPredict.Training.Model;

/// <summary>
/// Checks an archive before ML.NET sees it: ML.NET loads whatever loader and library an entry names, and some loaders
/// open files. Only the entries, loaders and libraries that <see cref="ModelArchive"/> writes pass.
/// </summary>
internal static partial class LearnerEntries
{
    /// <summary>Most bytes that an archive may unpack to.</summary>
    public const long MostBytes = 2_000_000_000;

    private const int MostEntries = 1000;

    // The header of an entry of ML.NET: 256 bytes, little-endian (ModelHeader of Microsoft.ML.Core).
    private const int HeaderBytes = 0x100;
    private const int LoaderAt = 0x50;
    private const int OtherLoaderAt = 0x68;
    private const int LoaderBytes = 24;
    private const int LibraryAt = 0x90;
    private const int LibraryBytesAt = 0x98;
    private const int MostLibraryBytes = 1024;

    private static readonly HashSet<string> Loaders = new(StringComparer.Ordinal)
    {
        "TransformerChain", "BinaryPredXfer", "CopyTransform", "ConcatTransform", "ConcatFunction", "ExprTransform",
        "Linear2CExec", "FastTreeBinaryExec", "LightGBMBinaryExec", "PlattCaliExec", "PMixCaliPredExec",
        "FeatWCaliPredExec",
    };

    private static readonly HashSet<string> Libraries = new(StringComparer.Ordinal)
    {
        "", "Microsoft.ML.Core", "Microsoft.ML.Data", "Microsoft.ML.StandardTrainers", "Microsoft.ML.Transforms",
        "Microsoft.ML.FastTree", "Microsoft.ML.LightGbm",
    };

    /// <summary>Checks all entries.</summary>
    /// <param name="archive">The bytes of <c>model.zip</c>.</param>
    /// <exception cref="ImrPredictException">An entry, loader or library is not one of ours.</exception>
    /// <exception cref="InvalidDataException">It is no archive.</exception>
    public static void Check(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        long bytes = 0;
        foreach (var entry in zip.Entries)
        {
            bytes += entry.Length;
            if (names.Count >= MostEntries || bytes > MostBytes)
            {
                throw new ImrPredictException(
                    $"model.zip: holds more than {MostEntries} entries or {MostBytes:N0} bytes; expected a model.");
            }

            if (!Entry().IsMatch(entry.FullName) || !names.Add(entry.FullName))
            {
                throw Foreign($"entry '{entry.FullName}'");
            }

            if (entry.Name == "Model.key")
            {
                CheckLoader(entry);
            }
        }
    }

    /// <summary>The bytes of an entry; no more than it says that it has.</summary>
    /// <exception cref="InvalidDataException">It has another number of bytes.</exception>
    public static byte[] Read(ZipArchiveEntry entry)
    {
        using var from = entry.Open();
        var bytes = new byte[entry.Length];
        from.ReadExactly(bytes);
        return from.ReadByte() < 0 ? bytes : throw new InvalidDataException($"entry '{entry.FullName}' is longer.");
    }

    private static void CheckLoader(ZipArchiveEntry entry)
    {
        var bytes = Read(entry).AsSpan();
        if (bytes.Length < HeaderBytes)
        {
            throw Foreign($"entry '{entry.FullName}'");
        }

        var loader = NameAt(bytes, LoaderAt);
        var other = NameAt(bytes, OtherLoaderAt);
        if (!Loaders.Contains(loader) || (other.Length > 0 && !Loaders.Contains(other)))
        {
            throw Foreign($"loader '{(Loaders.Contains(loader) ? other : loader)}'");
        }

        var library = LibraryOf(bytes);
        if (!Libraries.Contains(library))
        {
            throw Foreign($"library '{library}'");
        }
    }

    private static string NameAt(ReadOnlySpan<byte> header, int at) =>
        Encoding.Latin1.GetString(header.Slice(at, LoaderBytes)).TrimEnd('\0');

    private static string LibraryOf(ReadOnlySpan<byte> bytes)
    {
        var at = BinaryPrimitives.ReadInt64LittleEndian(bytes[LibraryAt..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[LibraryBytesAt..]);
        if (length > MostLibraryBytes || at < 0 || at > bytes.Length - length)
        {
            return "?";
        }

        var name = Encoding.Unicode.GetString(bytes.Slice((int)at, (int)length));
        return name.Split(',')[0].Trim();
    }

    private static ImrPredictException Foreign(string what) => new(
        $"model.zip: {what} is not one that this program writes, so it is not loaded; train the model again, or get "
        + "the package from where it was made.");

    [GeneratedRegex(
        @"\A(?:imrpredict/(?:features\.bin|settings\.json|background\.bin)|Schema|TrainingInfo/Version\.txt"
        + @"|TransformerChain/(?:Transform_[0-9]{3}/)?Model\.key|TransformerChain/Transform_[0-9]{3}/(?:TrainSchema"
        + @"|Model/(?:(?:Predictor|Calibrator)/)?Model\.key|Model/Calibrator/Calibrator\.txt))\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
