namespace ImrPredict.Desk.Access;

/// <summary>What a person is to the desk; one may be several.</summary>
public enum DeskRole
{
    /// <summary>Looks.</summary>
    Reader,

    /// <summary>Uploads, names columns and scores.</summary>
    Analyst,

    /// <summary>Audits decided files and judges what stands out.</summary>
    Quality,

    /// <summary>Deletes, promotes models, and sees the trail.</summary>
    Admin,
}
