using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;

namespace ImrPredict.Training.Model;

/// <summary>
/// Which rows a model has learnt from, as 64-bit fingerprints of cases and of clinical texts, so that it is never
/// judged on them by mistake. Held in the package as <c>learnt.bin</c>: the fingerprints ascending, little-endian. A
/// fingerprint says whether a row that one holds was learnt from; it does not give the row back.
/// </summary>
public sealed class TrainingFingerprints
{
    /// <summary>Name of the file inside a package.</summary>
    public const string FileName = "learnt.bin";

    private const int FewestTextCharacters = 100;
    private readonly ulong[] _fingerprints;

    private TrainingFingerprints(ulong[] fingerprints) => _fingerprints = fingerprints;

    /// <summary>Takes the fingerprints of rows.</summary>
    /// <param name="items">Rows learnt from.</param>
    public static TrainingFingerprints Compute(IReadOnlyList<DecidedItem> items) =>
        new([.. items.SelectMany(Fingerprints).Distinct().Order()]);

    /// <summary>Reads what <see cref="ToBytes"/> gave.</summary>
    /// <exception cref="ImrPredictException">The length is not a whole number of fingerprints.</exception>
    public static TrainingFingerprints Read(byte[] bytes) => bytes.Length % sizeof(ulong) == 0
        ? new TrainingFingerprints([.. MemoryMarshal.Cast<byte, ulong>(bytes)])
        : throw new ImrPredictException($"{FileName}: {bytes.Length} bytes, expected whole fingerprints of 8.");

    /// <summary>
    /// Whether a row, another item of its case, or another row with the same clinical text was learnt from.
    /// </summary>
    public bool Contains(DecidedItem item) =>
        Fingerprints(item).Any(fingerprint => Array.BinarySearch(_fingerprints, fingerprint) >= 0);

    /// <summary>Share of the fingerprints that none of the rows has.</summary>
    internal double ShareMissingFrom(IReadOnlyList<DecidedItem> items)
    {
        var found = items.SelectMany(Fingerprints).ToHashSet();
        return _fingerprints.Length == 0
            ? 0
            : _fingerprints.Count(f => !found.Contains(f)) / (double)_fingerprints.Length;
    }

    /// <summary>Whether a row of the item's case was learnt from.</summary>
    /// <param name="item">The item.</param>
    /// <param name="year">Year of its decision where it has one, else of its report; null where unknown.</param>
    public bool ContainsCase(DisputedItem item, int? year) =>
        Array.BinarySearch(_fingerprints, OfCase(item, year)) >= 0;

    /// <summary>The file's content.</summary>
    public byte[] ToBytes() => MemoryMarshal.AsBytes(_fingerprints.AsSpan()).ToArray();

    // A case number alone may be a running number that every export restarts, so source and year are added.
    private static IEnumerable<ulong> Fingerprints(DecidedItem decided)
    {
        var item = decided.Item;
        yield return OfCase(item, decided.Year);
        if (item.ClinicalText.Length >= FewestTextCharacters)
        {
            yield return Compute($"text\n{item.ClinicalText}");
        }
    }

    // A number of the state means one case in whatever input it stands.
    private static ulong OfCase(DisputedItem item, int? year)
    {
        var id = DecisionId.Of(item);
        return Compute(string.Create(CultureInfo.InvariantCulture, $"case\n{id.Giver}\n{id.Number}\n{year}"));
    }

    private static ulong Compute(string text) => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(text));
}
