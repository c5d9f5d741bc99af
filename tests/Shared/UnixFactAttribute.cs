namespace ImrPredict.Tests;

/// <summary>A test of what Windows does not have; it is skipped there, visibly.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    /// <summary>Marks the test.</summary>
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has no such rights of files.";
        }
    }
}
