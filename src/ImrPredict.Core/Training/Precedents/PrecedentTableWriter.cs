using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using ImrPredict.Text.Internals;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Training.Precedents;

/// <summary>Makes the bytes of a <see cref="PrecedentTable"/>; the same entries give the same bytes.</summary>
internal sealed class PrecedentTableWriter
{
    private readonly List<PrecedentEntry> _entries;
    private readonly ArrayBufferWriter<byte> _to = new();
    private PrecedentPart _next;

    private PrecedentTableWriter(IEnumerable<PrecedentEntry> entries) =>
        _entries = [.. entries.OrderBy(entry => entry.LastDay)];

    /// <summary>Writes entries.</summary>
    /// <param name="entries">In any order; of those decided on one day the earlier one in the list goes first.</param>
    public static byte[] Write(IEnumerable<PrecedentEntry> entries)
    {
        var writer = new PrecedentTableWriter(entries);
        writer._to.Write(PrecedentTable.Mark);
        writer.AddItems();
        writer.AddIndex();
        return writer._to.WrittenSpan.ToArray();
    }

    private void AddItems()
    {
        var cases = Places(_entries.Select(entry => entry.CaseNumber));
        var titles = Places(_entries.Select(entry => entry.Title));
        var clusters = new Dictionary<int, int>();
        int[] clusterOf = [.. _entries.Select(entry => Number(clusters, entry.Cluster))];
        var sketched = 0;
        Add(PrecedentPart.Decided, _entries.Select(entry => entry.Decided ?? -1));
        Add(PrecedentPart.Years, _entries.Select(entry => entry.Year ?? -1));
        Add(PrecedentPart.Numbers, _entries.Select(entry => (entry.Number << 1) | (entry.Overturned ? 1 : 0)));
        Add(PrecedentPart.Clusters, clusterOf);
        Add(PrecedentPart.Cases, _entries.Select(entry => cases[entry.CaseNumber]));
        Add(PrecedentPart.Titles, _entries.Select(entry => titles[entry.Title]));
        Add(PrecedentPart.SketchOf, _entries.Select(entry => entry.Sketch.Length > 0 ? sketched++ : -1));
        AddBytes(PrecedentPart.Sketches, _entries.ConvertAll(entry => entry.Sketch));
        var byCluster = Enumerable.Range(0, clusterOf.Length).GroupBy(item => clusterOf[item]).ToList();
        AddLists(PrecedentPart.ClusterEnds, PrecedentPart.ClusterItems, byCluster);
        AddTexts(PrecedentPart.CaseEnds, cases);
        AddTexts(PrecedentPart.TitleEnds, titles);
    }

    private void AddIndex()
    {
        ulong[] words = [.. _entries.SelectMany(entry => entry.Terms.Request.Concat(entry.Terms.Diagnosis))
            .Distinct().Order()];
        ulong[] evidence = [.. _entries.SelectMany(entry => entry.Terms.Evidence).Distinct().Order()];
        Add(PrecedentPart.Words, words);
        Add(PrecedentPart.Evidence, evidence);
        var sets = new Dictionary<ulong[], int>(new SameTerms());
        var evidenceSets = new Dictionary<ulong[], int>(new SameTerms());
        var keys = _entries.ConvertAll(entry => new Key(
            entry.Terms.NarrowService, entry.Terms.BodyPart, entry.Terms.Service, KindsOf(entry.Terms),
            entry.Terms.Evidence.Length, Number(evidenceSets, entry.Terms.Evidence),
            Number(sets, entry.Terms.Request), Number(sets, entry.Terms.Diagnosis)));
        var place = new HashIndex(words);
        AddLists(
            PrecedentPart.SetEnds, PrecedentPart.SetWords,
            sets.OrderBy(set => set.Value).Select(set => set.Key.Select(place.Find)));
        var order = Enumerable.Range(0, keys.Count).OrderBy(item => keys[item])
            .ThenByDescending(item => _entries[item].Recency).ToList();
        AddGroups(Runs(order, item => keys[item]), keys, new HashIndex(evidence), (evidence.Length + 63) / 64);
    }

    private void AddGroups(List<List<int>> profiles, List<Key> keys, HashIndex evidence, int words)
    {
        var groups = Runs(profiles, profile => keys[profile[0]].Group);
        var cells = Runs(groups, group => keys[group[0][0]].Cell);
        var firsts = cells.ConvertAll(cell => keys[cell[0][0][0]]);
        Add(PrecedentPart.CellNarrow, firsts.Select(key => key.Narrow));
        Add(PrecedentPart.CellService, firsts.Select(key => key.Service));
        Add(PrecedentPart.CellPart, firsts.Select(key => key.Part));
        Add(PrecedentPart.CellKinds, firsts.Select(key => key.Kinds));
        AddEnds(PrecedentPart.CellEnds, cells.Select(cell => cell.Count));
        Add(PrecedentPart.GroupSizes, groups.Select(group => keys[group[0][0]].EvidenceSize));
        var bits = new ulong[groups.Count * words];
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var term in _entries[groups[group][0][0]].Terms.Evidence)
            {
                var bit = evidence.Find(term);
                bits[(group * words) + (bit / 64)] |= 1UL << bit;
            }
        }

        Add(PrecedentPart.GroupBits, bits);
        AddEnds(PrecedentPart.GroupEnds, groups.Select(group => group.Count));
        Add(PrecedentPart.ProfileRequests, profiles.Select(profile => keys[profile[0]].Request));
        Add(PrecedentPart.ProfileDiagnoses, profiles.Select(profile => keys[profile[0]].Diagnosis));
        Add(PrecedentPart.ProfileDays, profiles.Select(profile => profile.Min(item => _entries[item].LastDay)));
        AddLists(PrecedentPart.ProfileEnds, PrecedentPart.ProfileItems, profiles);
    }

    private static byte KindsOf(PrecedentTerms terms) => (byte)((terms.Request.Length > 0 ? 1 : 0)
        | (terms.Diagnosis.Length > 0 ? 2 : 0) | (terms.Evidence.Length > 0 ? 4 : 0));

    private static int Number<T>(Dictionary<T, int> numbers, T key)
        where T : notnull
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out var isKnown);
        number = isKnown ? number : numbers.Count - 1;
        return number;
    }

    private static Dictionary<string, int> Places(IEnumerable<string> texts) => texts
        .Distinct(StringComparer.Ordinal).Select(text => (Text: text, Bytes: Encoding.UTF8.GetBytes(text)))
        .OrderBy(text => text.Bytes, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)))
        .Select((text, place) => (text.Text, place)).ToDictionary(StringComparer.Ordinal);

    private static List<List<T>> Runs<T, TKey>(List<T> ordered, Func<T, TKey> keyOf)
    {
        var runs = new List<List<T>>();
        foreach (var one in ordered)
        {
            if (runs.Count == 0 || !EqualityComparer<TKey>.Default.Equals(keyOf(runs[^1][0]), keyOf(one)))
            {
                runs.Add([]);
            }

            runs[^1].Add(one);
        }

        return runs;
    }

    private void AddTexts(PrecedentPart ends, Dictionary<string, int> places)
    {
        List<byte[]> texts = [.. places.OrderBy(text => text.Value).Select(text => Encoding.UTF8.GetBytes(text.Key))];
        AddEnds(ends, texts.Select(text => text.Length));
        AddBytes(ends + 1, texts);
    }

    private void AddLists(PrecedentPart ends, PrecedentPart listed, IEnumerable<IEnumerable<int>> lists)
    {
        var (lengths, all) = (new List<int>(), new List<int>());
        foreach (var list in lists)
        {
            var before = all.Count;
            all.AddRange(list);
            lengths.Add(all.Count - before);
        }

        AddEnds(ends, lengths);
        Add(listed, all);
    }

    private void AddEnds(PrecedentPart part, IEnumerable<int> lengths)
    {
        var end = 0;
        Add(part, lengths.Select(length => end += length));
    }

    private void Add<T>(PrecedentPart part, IEnumerable<T> values)
        where T : struct => Add<T>(part, [.. values]);

    private void Add<T>(PrecedentPart part, T[] values)
        where T : struct
    {
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        Begin(part, bytes.Length);
        _to.Write(bytes);
        _to.Write(new byte[-bytes.Length & 7]);
    }

    private void AddBytes(PrecedentPart part, List<byte[]> texts)
    {
        var length = texts.Sum(text => text.Length);
        Begin(part, length);
        texts.ForEach(text => _to.Write(text));
        _to.Write(new byte[-length & 7]);
    }

    private void Begin(PrecedentPart part, long length)
    {
        if (part != _next)
        {
            throw new ArgumentException($"expected {_next}", nameof(part));
        }

        _next++;
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        _to.Write(bytes);
    }

    private readonly record struct Key(
        ulong Narrow, ulong Part, ulong Service, byte Kinds, int EvidenceSize, int Evidence, int Request, int Diagnosis)
        : IComparable<Key>
    {
        public (ulong, ulong, ulong, byte) Cell => (Narrow, Part, Service, Kinds);

        public ((ulong, ulong, ulong, byte), int, int) Group => (Cell, EvidenceSize, Evidence);

        public int CompareTo(Key other) => (Group, Request, Diagnosis).CompareTo(
            (other.Group, other.Request, other.Diagnosis));
    }

    private sealed class SameTerms : IEqualityComparer<ulong[]>
    {
        public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ulong[] obj)
        {
            var hash = 0UL;
            foreach (var term in obj)
            {
                hash = TextHash.Join(hash, term);
            }

            return hash.GetHashCode();
        }
    }
}
