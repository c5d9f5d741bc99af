namespace ImrPredict.Tests;

/// <summary>
/// A fact about the real data. It skips visibly where that data is absent, as on a user's clone, and fails there when
/// <c>IMR_REQUIRE_DATA=1</c> is set, as the continuous integration does.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDataFactAttribute : FactAttribute
{
    /// <summary>Decides whether to skip.</summary>
    public RealDataFactAttribute()
    {
        if (!Directory.Exists(SharedData.Folder) && Environment.GetEnvironmentVariable("IMR_REQUIRE_DATA") != "1")
        {
            Skip = "The real data is not beside this clone (../shared/data).";
        }
    }
}
