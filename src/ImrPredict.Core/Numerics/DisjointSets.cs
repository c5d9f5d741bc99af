namespace ImrPredict.Numerics;

/// <summary>Sets that only ever grow together (union-find).</summary>
internal sealed class DisjointSets(int count)
{
    private readonly int[] _parent = [.. Enumerable.Range(0, count)];

    /// <summary>Joins the sets of two elements; the lower root stays.</summary>
    public void Join(int a, int b)
    {
        var (first, second) = (Root(a), Root(b));
        _parent[Math.Max(first, second)] = Math.Min(first, second);
    }

    /// <summary>Whether two elements are in one set.</summary>
    public bool AreJoined(int a, int b) => Root(a) == Root(b);

    /// <summary>The lowest element of the set of an element.</summary>
    public int Root(int element)
    {
        while (_parent[element] != element)
        {
            element = _parent[element] = _parent[_parent[element]];
        }

        return element;
    }

    /// <summary>Number of the set of each element, from 0 by first appearance.</summary>
    public IReadOnlyList<int> Numbers()
    {
        var numbers = new Dictionary<int, int>();
        return [.. _parent.Select((_, i) => Root(i))
            .Select(root => numbers.TryGetValue(root, out var n) ? n : numbers[root] = numbers.Count)];
    }
}
