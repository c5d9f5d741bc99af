namespace ImrPredict.Ingest.Tables.CaseTable;

/// <summary>Which of day and month comes first in dates such as <c>3/4/2016</c>.</summary>
internal enum DateOrder
{
    /// <summary>As in the United States.</summary>
    MonthFirst,

    /// <summary>As nearly everywhere else.</summary>
    DayFirst,

    /// <summary>Nobody can tell: only dates that can be read in one way are.</summary>
    Unknown,
}
