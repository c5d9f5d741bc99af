namespace ImrPredict.Tests.Score;

/// <summary>A fact that needs a small disk of its own (<see cref="SmallDisk"/>); it skips visibly without the right to
/// mount one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    /// <summary>Decides whether to skip.</summary>
    public SmallDiskFactAttribute()
    {
        if (!SmallDisk.IsPossible)
        {
            Skip = "This is not root on Linux, or mounting is not allowed.";
        }
    }
}
