using ImrPredict.Cases.Storage;

namespace ImrPredict.CommandLine.Cluster;

/// <summary>The folder of a run of several processes; all nodes see it under the same path.</summary>
public abstract class RunFolder(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Logs => In("logs");

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A name that no other process writes to, on the file system of what it is to become.</summary>
    public string Temporary(string name) => In(
        $"tmp/{name}.{Environment.MachineName}.{Environment.ProcessId}.{Guid.NewGuid():N}");

    /// <summary>Makes the folders of the run for this account alone, also <c>tmp</c> and <c>logs</c>.</summary>
    protected void Make(params ReadOnlySpan<string> names)
    {
        foreach (var name in (ReadOnlySpan<string>)[.. names, "tmp", "logs"])
        {
            PrivateFiles.CreateFolder(In(name));
        }
    }
}
