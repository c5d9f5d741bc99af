using System.Text;

namespace ImrPredict.Desk.Store.Columns;

/// <summary>A column of texts, of which there are few: each row holds the place of its text among them.</summary>
internal sealed class TextColumn
{
    private readonly byte[][] _keys;

    private TextColumn(string[] texts, byte[][] keys, int[] codes) => (Texts, _keys, Codes) = (texts, keys, codes);

    /// <summary>The texts in the order of the database: by the bytes of UTF-8.</summary>
    public string[] Texts { get; }

    /// <summary>Of each row, the place of its text.</summary>
    public int[] Codes { get; }

    /// <summary>
    /// The place of a text, or, where it is none of these, the complement of that which it would have.
    /// </summary>
    public int Find(string text) => Array.BinarySearch(_keys, Encoding.UTF8.GetBytes(text), ByBytes.Order);

    /// <summary>Takes the texts of rows one after the other.</summary>
    public sealed class Builder(int rows)
    {
        private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
        private readonly List<int> _codes = new(rows);

        public void Add(string text)
        {
            if (!_seen.TryGetValue(text, out var code))
            {
                code = _seen[text] = _seen.Count;
            }

            _codes.Add(code);
        }

        /// <summary>The column, with places in the order of the texts.</summary>
        public TextColumn Build()
        {
            var texts = _seen.OrderBy(pair => pair.Value).Select(pair => pair.Key).ToArray();
            var keys = Array.ConvertAll(texts, Encoding.UTF8.GetBytes);
            var order = Enumerable.Range(0, texts.Length).OrderBy(code => keys[code], ByBytes.Order).ToArray();
            var places = new int[texts.Length];
            for (var place = 0; place < order.Length; place++)
            {
                places[order[place]] = place;
            }

            return new(
                [.. order.Select(code => texts[code])], [.. order.Select(code => keys[code])],
                [.. _codes.Select(code => places[code])]);
        }
    }

    private sealed class ByBytes : IComparer<byte[]>
    {
        public static readonly ByBytes Order = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
