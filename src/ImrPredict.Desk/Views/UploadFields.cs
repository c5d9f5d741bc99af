namespace ImrPredict.Desk.Views;

/// <summary>Names of the fields of upload forms beside their files.</summary>
public static class UploadFields
{
    /// <summary>The model that scores.</summary>
    public const string Model = "model";

    /// <summary>What is done with the files; without it, they are scored.</summary>
    public const string Work = "work";

    /// <summary>The value of <see cref="Work"/> for decided files.</summary>
    public const string Audit = "audit";

    /// <summary>The model that an audit judges by; empty for its own decisions.</summary>
    public const string Judge = "judge";

    /// <summary>The columns whose units an audit charts, parted by commas.</summary>
    public const string Units = "units";
}
