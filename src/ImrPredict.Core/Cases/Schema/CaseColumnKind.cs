namespace ImrPredict.Cases.Schema;

/// <summary>What the cells of a column of the case table hold.</summary>
public enum CaseColumnKind
{
    /// <summary>Words that differ from item to item.</summary>
    Text,

    /// <summary>One of some values that many items share, so that items can be grouped by it.</summary>
    Choice,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Several texts; see <see cref="CellText.Join"/>.</summary>
    List,
}
