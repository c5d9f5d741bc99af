namespace ImrPredict.Tests.Score;

/// <summary>
/// A fact that needs a Slurm cluster of its own: root, and the packages slurmctld, slurmd, slurm-client and munge. It
/// skips visibly without them, and fails there when <c>IMR_REQUIRE_SLURM=1</c> is set, as the continuous integration
/// does.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SlurmFactAttribute : FactAttribute
{
    private static readonly string[] Programs = ["slurmctld", "slurmd", "sbatch", "munged", "unshare"];

    /// <summary>Decides whether to skip.</summary>
    public SlurmFactAttribute()
    {
        if (!IsPossible)
        {
            Skip = "Slurm is not installed, or this is not root.";
        }
    }

    /// <summary>Whether the cluster is to be tried.</summary>
    public static bool IsPossible { get; } = Environment.GetEnvironmentVariable("IMR_REQUIRE_SLURM") == "1"
        || (OperatingSystem.IsLinux() && Environment.UserName == "root" && Programs.All(IsInstalled));

    private static bool IsInstalled(string program) =>
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin".Split(':')
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
