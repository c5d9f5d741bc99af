namespace ImrPredict.Architecture.Map;

/// <summary>Tarjan's search for strongly connected components (SIAM J. Comput. 1, 1972).</summary>
/// <param name="next">Whom each place uses.</param>
internal sealed class CircleSearch(ILookup<string, string> next)
{
    private readonly Dictionary<string, int> _index = [];
    private readonly Dictionary<string, int> _low = [];
    private readonly Stack<string> _open = [];
    private readonly HashSet<string> _isOpen = [];
    private readonly List<HashSet<string>> _found = [];

    /// <summary>The components of more than one place.</summary>
    public IReadOnlyList<HashSet<string>> Run()
    {
        foreach (var place in next.Select(group => group.Key).Where(place => !_index.ContainsKey(place)))
        {
            Visit(place);
        }

        return _found;
    }

    private void Visit(string place)
    {
        _index[place] = _low[place] = _index.Count;
        _open.Push(place);
        _isOpen.Add(place);
        foreach (var other in next[place])
        {
            if (!_index.TryGetValue(other, out var seen))
            {
                Visit(other);
                _low[place] = Math.Min(_low[place], _low[other]);
            }
            else if (_isOpen.Contains(other))
            {
                _low[place] = Math.Min(_low[place], seen);
            }
        }

        if (_low[place] == _index[place])
        {
            Close(place);
        }
    }

    private void Close(string place)
    {
        var component = new HashSet<string>();
        string last;
        do
        {
            last = _open.Pop();
            _isOpen.Remove(last);
            component.Add(last);
        }
        while (last != place);

        if (component.Count > 1)
        {
            _found.Add(component);
        }
    }
}
