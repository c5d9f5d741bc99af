namespace ImrPredict.Tests.Desk;

/// <summary>
/// A fact that needs a browser, Debian's chromium. It skips visibly where that is absent, and fails there when
/// <c>IMR_REQUIRE_DATA=1</c> is set, as the continuous integration does.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Decides whether to skip.</summary>
    public BrowserFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("IMR_REQUIRE_DATA") == "1")
        {
            return;
        }

        if (!File.Exists(Browser.Program))
        {
            Skip = $"No browser ({Browser.Program}).";
        }
    }

    /// <summary>Whether it reads the real letters too.</summary>
    public bool NeedsRealData
    {
        get;
        set
        {
            field = value;
            if (value && !Directory.Exists(SharedData.Folder)
                && Environment.GetEnvironmentVariable("IMR_REQUIRE_DATA") != "1")
            {
                Skip = "The real data is not beside this clone (../shared/data).";
            }
        }
    }
}
