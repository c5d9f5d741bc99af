namespace ImrPredict.Desk.Access;

/// <summary>What an address of the desk asks of who comes.</summary>
public enum DeskRight
{
    /// <summary>Nothing: what the page to sign in needs.</summary>
    Open,

    /// <summary>To look at pages, exports and search.</summary>
    Look,

    /// <summary>To send files in and to name their columns.</summary>
    Upload,

    /// <summary>To score files.</summary>
    Score,

    /// <summary>To audit decided files.</summary>
    Audit,

    /// <summary>To give findings.</summary>
    Judge,

    /// <summary>To delete batches and audits.</summary>
    Delete,

    /// <summary>To call models champion and challenger.</summary>
    Promote,

    /// <summary>To see the trail.</summary>
    Trail,
}
