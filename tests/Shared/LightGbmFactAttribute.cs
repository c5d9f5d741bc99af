using System.Runtime.InteropServices;

namespace ImrPredict.Tests;

/// <summary>
/// A test of what LightGBM's own library does, as training by several processes; it is skipped, visibly, on a Linux
/// that lacks what this library needs.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LightGbmFactAttribute : FactAttribute
{
    /// <summary>Marks the test.</summary>
    public LightGbmFactAttribute()
    {
        if (OperatingSystem.IsLinux() && !NativeLibrary.TryLoad("libgomp.so.1", out _))
        {
            Skip = "This machine lacks libgomp.so.1 (Debian: apt-get install libgomp1).";
        }
    }
}
