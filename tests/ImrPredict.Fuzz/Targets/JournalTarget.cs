using System.IO.Hashing;
using ImrPredict.Fuzz.Damage;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Model;

namespace ImrPredict.Fuzz.Targets;

/// <summary>
/// A damaged journal of a scoring run, resumed and ranked: what its checksums show is dropped with all behind it; an
/// entry whose checksum was made anew is read, or refused in one line.
/// </summary>
internal sealed class JournalTarget : Target
{
    private const string Fingerprint = "fuzz";
    private readonly OutcomeModel _model;
    private readonly ReferenceProfile _reference;
    private readonly List<ScoreRead> _reads;
    private readonly byte[] _journal;
    private readonly byte[] _part;

    public JournalTarget(
        string name, string folder, OutcomeModel model, ReferenceProfile reference, List<ScoreRead> reads)
        : base(name)
    {
        (_model, _reference, _reads) = (model, reference, reads);
        _journal = Write(Path.Combine(folder, "sound.journal"), isPart: false);
        _part = Write(Path.Combine(folder, "sound.part"), isPart: true);
    }

    public override DamagedInput Make(string path, Random random)
    {
        var isPart = random.Next(2) == 0;
        var sound = isPart ? _part : _journal;
        File.WriteAllBytes(
            path + (isPart ? ".part" : ".journal"),
            random.Next(3) == 0 ? ByteDamage.Apply(sound, random) : WithChecksums(sound, random));
        return new DamagedInput(path + (isPart ? ".part" : ".journal"));
    }

    public override Task<Reading> ReadAsync(DamagedInput input) => Task.FromResult(FileTarget.Try(() =>
    {
        using var journal = input.Path.EndsWith(".part", StringComparison.Ordinal)
            ? ScoreJournal.OpenPart(input.Path, Fingerprint, _reads.Count)
            : ScoreJournal.Open(input.Path, Fingerprint, resume: true);
        var merge = ScoreMerge.Begin([journal], _model, _reference);
        _ = merge.Rank().Count() + merge.Rejects().Count();
        _ = merge.Summary.Warnings.Count + merge.Summary.First.Count;
    }));

    private byte[] Write(string path, bool isPart)
    {
        using (var journal = ScoreJournal.Open(path, Fingerprint, resume: false))
        {
            _reads.ForEach(journal.Add);
            if (isPart)
            {
                journal.Seal(_reads.Count);
            }
        }

        return File.ReadAllBytes(path);
    }

    // Frames are length, CRC-32, content (ScoreJournal); the first says which run it is.
    private static byte[] WithChecksums(byte[] journal, Random random)
    {
        var damaged = new List<byte>();
        var at = 0;
        for (var frame = 0; at + 8 <= journal.Length; frame++)
        {
            var length = BitConverter.ToInt32(journal, at);
            if (length < 0)
            {
                break; // the seal of a part
            }

            var content = journal.AsSpan(at + 8, length).ToArray();
            content = frame > 0 && random.Next(3) == 0 ? ByteDamage.Apply(content, random) : content;
            damaged.AddRange(BitConverter.GetBytes(content.Length));
            damaged.AddRange(BitConverter.GetBytes(Crc32.HashToUInt32(content)));
            damaged.AddRange(content);
            at += 8 + length;
        }

        damaged.AddRange(journal[at..]);
        return [.. damaged];
    }
}
