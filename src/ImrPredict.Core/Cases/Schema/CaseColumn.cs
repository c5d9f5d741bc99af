using System.Globalization;
using ImrPredict.Cases.Provenance;

namespace ImrPredict.Cases.Schema;

/// <summary>
/// A column of the case table: one field of an item, or of its decision. What it takes its value from says when it is
/// known: a column of <see cref="DisputedItem"/> before the review, one of <see cref="Decision"/> only with it.
/// </summary>
public sealed class CaseColumn
{
    private readonly Func<DisputedItem, Decision?, object?> _valueOf;

    internal CaseColumn(string name, CaseColumnKind kind, string meaning, Func<DisputedItem, object?> valueOf)
        : this(name, kind, meaning, (item, _) => valueOf(item), isDecision: false)
    {
    }

    internal CaseColumn(string name, CaseColumnKind kind, string meaning, Func<Decision, object?> valueOf)
        : this(name, kind, meaning, (_, decision) => decision is null ? null : valueOf(decision), isDecision: true)
    {
    }

    private CaseColumn(
        string name, CaseColumnKind kind, string meaning, Func<DisputedItem, Decision?, object?> valueOf,
        bool isDecision)
    {
        Name = name;
        Kind = kind;
        Meaning = meaning;
        IsDecision = isDecision;
        _valueOf = valueOf;
    }

    /// <summary>The header, e.g. <c>body_part</c>.</summary>
    public string Name { get; }

    /// <summary>What its cells hold.</summary>
    public CaseColumnKind Kind { get; }

    /// <summary>What it says, in words for users.</summary>
    public string Meaning { get; }

    /// <summary>Whether it is known only when the review is decided, so that no feature may come from it.</summary>
    public bool IsDecision { get; }

    /// <summary>The words that its cells are written in; empty where any text may stand.</summary>
    internal IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The least and the greatest number that may stand in a cell.</summary>
    internal (int Least, int Most) Range { get; init; } = (int.MinValue, int.MaxValue);

    /// <summary>
    /// Whether a cell that cannot be read rejects the row, since a model would be misled without it; else the cell is
    /// left blank with a warning.
    /// </summary>
    internal bool RejectsRow { get; init; }

    /// <summary>
    /// Whether scores rest on it: a run warns where most rows learnt from have it and few of the rows scored do.
    /// </summary>
    internal bool IsExpected { get; init; }

    /// <summary>Another field that tells as much where this one is blank; null for none.</summary>
    internal Func<DisputedItem, bool>? IsKnownOtherwise { get; init; }

    /// <summary>
    /// Whether its cells are words for readers, in which marks of print and markup may stand; not ids, numbers, days
    /// and closed words.
    /// </summary>
    internal bool IsText => Words.Count == 0 && !IsId
        && Kind is CaseColumnKind.Text or CaseColumnKind.Choice or CaseColumnKind.List;

    /// <summary>Whether its cells are ids, compared letter by letter.</summary>
    internal bool IsId { get; init; }

    /// <summary>The cell of an item; empty where blank.</summary>
    /// <param name="item">What was known before the review.</param>
    /// <param name="decision">What is known since; null leaves the columns of decisions blank.</param>
    public string Cell(DisputedItem item, Decision? decision = null) => _valueOf(item, decision) switch
    {
        ItemSource source => ItemSources.Name(source),
        IReadOnlyList<string> list => CellText.Join(list),
        var value => CellText.Of(value),
    };

    /// <summary>
    /// The value that an item is grouped by in what a model package keeps: as the code names it, e.g.
    /// <c>DmhcFile</c>. Null where blank.
    /// </summary>
    internal string? Level(DisputedItem item) =>
        Convert.ToString(_valueOf(item, null), CultureInfo.InvariantCulture) is { Length: > 0 } level ? level : null;

    /// <summary>Whether the item says something here, or in a field that tells as much.</summary>
    internal bool IsFilled(DisputedItem item) => IsKnownOtherwise?.Invoke(item) == true || _valueOf(item, null) switch
    {
        null or "" => false,
        IReadOnlyList<string> list => list.Count > 0,
        ServiceCategory category => category != ServiceCategory.Other,
        _ => true,
    };

    /// <summary>The header.</summary>
    public override string ToString() => Name;
}
