namespace ImrPredict.Tests;

/// <summary>The real letters and files, which stand beside the project and are not part of it.</summary>
public static class SharedData
{
    /// <summary>The project's root: the nearest folder above the test binaries that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of real data; it may be missing on a user's clone.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));

    /// <summary>A path below <see cref="Folder"/>.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "ImrPredict.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("No folder above the test binaries holds ImrPredict.sln.");
    }
}
