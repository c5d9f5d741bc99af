using System.Buffers;

namespace ImrPredict.Text.Internals;

/// <summary>
/// A list in a rented array, for one use on one thread. It is for what is collected for every text and then copied
/// or dropped; <see cref="List{T}"/> gives the same and leaves its arrays as garbage.
/// </summary>
/// <param name="expected">Elements to make room for; more may be added.</param>
internal sealed class RentedList<T>(int expected)
{
    private T[] _items = ArrayPool<T>.Shared.Rent(Math.Max(expected, 16));

    /// <summary>Number of elements.</summary>
    public int Count { get; private set; }

    /// <summary>The elements; valid until the next change.</summary>
    public Span<T> Items => _items.AsSpan(0, Count);

    /// <summary>Adds an element.</summary>
    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Grow(Count + 1);
        }

        _items[Count++] = item;
    }

    /// <summary>Adds elements.</summary>
    public void AddRange(ReadOnlySpan<T> items)
    {
        if (items.Length > _items.Length - Count)
        {
            Grow(Count + items.Length);
        }

        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>Takes the last element back.</summary>
    public void RemoveLast() => Count--;

    /// <summary>Gives the array back; the list is empty and of no more use.</summary>
    public void Return()
    {
        ArrayPool<T>.Shared.Return(_items);
        (_items, Count) = ([], 0);
    }

    /// <summary>The elements as an array of their own; gives the rented one back.</summary>
    public T[] ToArrayAndReturn()
    {
        var items = Items.ToArray();
        Return();
        return items;
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(needed, _items.Length * 2));
        Items.CopyTo(larger);
        ArrayPool<T>.Shared.Return(_items);
        _items = larger;
    }
}
