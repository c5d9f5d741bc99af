namespace ImrPredict.CommandLine;

/// <summary>How another process starts this program.</summary>
public static class ThisProgram
{
    public static IReadOnlyList<string> Command()
    {
        var host = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(host) == "dotnet"
            ? [host, Path.GetFullPath(Environment.GetCommandLineArgs()[0])]
            : [host];
    }
}
