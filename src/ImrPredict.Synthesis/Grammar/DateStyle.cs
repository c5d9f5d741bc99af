namespace ImrPredict.Synthesis.Grammar;

/// <summary>How an author writes dates in running text.</summary>
internal enum DateStyle
{
    /// <summary>10-24-2016.</summary>
    Dashes,

    /// <summary>10-24-16.</summary>
    DashesShortYear,

    /// <summary>1-4-2017.</summary>
    DashesNoZeros,

    /// <summary>1-4-17.</summary>
    DashesNoZerosShortYear,

    /// <summary>10/24/2016.</summary>
    Slashes,

    /// <summary>1/4/2017.</summary>
    SlashesNoZeros,

    /// <summary>October 24, 2016.</summary>
    MonthNames,
}
