namespace ImrPredict.Text.Evidence;

/// <summary>What a number in clinical text counts.</summary>
public enum NumberUnit
{
    /// <summary>Visits, sessions or treatments; "2 times a week for 3 weeks" is 6.</summary>
    Visits,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Weeks.</summary>
    Weeks,

    /// <summary>Months.</summary>
    Months,

    /// <summary>Years.</summary>
    Years,

    /// <summary>Percent.</summary>
    Percent,

    /// <summary>Points of ten on a pain scale.</summary>
    PainScore,

    /// <summary>Milligrams of morphine equivalent a day.</summary>
    MorphineMilligrams,

    /// <summary>Tablets, patches or other pieces, as "#60".</summary>
    Units,

    /// <summary>How often the concept itself happened, as in "two injections".</summary>
    Times,
}
