using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.CommandLine.Cluster;
using ImrPredict.Reports;

namespace ImrPredict.Score.Cluster;

/// <summary>
/// Writes what a Kubernetes cluster needs to score a run: an Indexed Job whose pods each score one shard, and the
/// recipe of their image. It talks to no cluster.
/// </summary>
internal sealed partial record KubernetesEngine
{
    public const int UsualAtOnce = 10;

    // A pod that lost its node, or failed, is made again twice; one shard that fails does not end the others.
    private const string Job = """
        # Written by imr-score submit: pod K scores shard K of the run. What is done already is passed over.
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: @name
          labels:
            app.kubernetes.io/name: imr-score
        spec:
          completionMode: Indexed
          completions: @shards
          parallelism: @atOnce
          backoffLimitPerIndex: 2
          maxFailedIndexes: @shards
          template:
            metadata:
              labels:
                app.kubernetes.io/name: imr-score
            spec:
              restartPolicy: Never
              automountServiceAccountToken: false
              enableServiceLinks: false
              securityContext:
                runAsUser: @user
                runAsGroup: @group
                seccompProfile:
                  type: RuntimeDefault
              containers:
                - name: shard
                  image: @image
                  args: [shard, --run, @run, --quiet]
                  env:
                    - name: DOTNET_EnableDiagnostics
                      value: "0"
                  resources:
                    requests:
                      cpu: "2"
                      memory: 2Gi
                    limits:
                      memory: 4Gi
                  securityContext:
                    allowPrivilegeEscalation: false
                    readOnlyRootFilesystem: true
                    capabilities:
                      drop: ["ALL"]
                  volumeMounts:
                    - name: run
                      mountPath: @mount
                    - name: temporary
                      mountPath: /tmp
              volumes:
                - name: run
                  persistentVolumeClaim:
                    claimName: @claim
                - name: temporary
                  emptyDir:
                    sizeLimit: 1Gi

        """;

    // A shard refuses another build than the one that planned the run, so the image holds this one.
    private const string Recipe = """
        # Written by imr-score submit. The context is the folder of the program that planned the run:
        # @build
        FROM mcr.microsoft.com/dotnet/aspnet:10.0
        COPY . /opt/imr-score/
        ENTRYPOINT ["dotnet", "/opt/imr-score/imr-score.dll"]

        """;

    public required string Image { get; init; }

    public required string Claim { get; init; }

    public string? Mount { get; init; }

    public required int AtOnce { get; init; }

    /// <summary>Writes both into the folder <c>kubernetes</c> of the run.</summary>
    /// <returns>Their paths.</returns>
    /// <exception cref="ImrPredictException">Something of the run is not below the folder that is mounted.</exception>
    public (string Job, string Containerfile) Write(ShardFolder run, ShardManifest manifest)
    {
        if (Image.Length == 0 || Image.Any(char.IsWhiteSpace))
        {
            throw new ImrPredictException("--image takes the name of an image, without spaces.");
        }

        var mount = FolderOf(run, manifest);
        var (user, group) = RunAccount.Current;
        var values = new Dictionary<string, string>
        {
            ["@name"] = $"imr-{manifest.Sha256[..12]}",
            ["@shards"] = Text(manifest.Head.Shards),
            ["@atOnce"] = Text(Math.Min(AtOnce, manifest.Head.Shards)),
            ["@user"] = Text(user),
            ["@group"] = Text(group),
            ["@image"] = Quoted(Image),
            ["@run"] = Quoted(run.Path.Replace("$", "$$", StringComparison.Ordinal)), // $(NAME) is filled in there
            ["@mount"] = Quoted(mount),
            ["@claim"] = Quoted(Claim),
        };
        PrivateFiles.CreateFolder(run.In("kubernetes"));
        var (job, container) = (run.In("kubernetes/job.yaml"), run.In("kubernetes/Containerfile"));
        Write(job, Placeholder().Replace(Job, found => values[found.Value]));
        Write(container, Placeholder().Replace(
            Recipe, _ => BuildCommand("Containerfile")));
        return (job, container);
    }

    /// <summary>The command that makes the image.</summary>
    public string BuildCommand(string container) =>
        $"podman build -t {ShellWord.Of(Image)} -f {ShellWord.Of(container)} {ShellWord.Of(AppContext.BaseDirectory)}";

    private static void Write(string path, string text)
    {
        using var file = new AtomicFile(path);
        file.Stream.Write(Encoding.UTF8.GetBytes(text));
        file.Commit();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // Between single quotes YAML takes all but these as they are. The escapes of JSON are not those of YAML, where a
    // character of two halves is concerned.
    private static string Quoted(string text) => text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029')
        ? throw new ImrPredictException(
            "a name or path of the job has a line end or another control character; rename it.")
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private string FolderOf(ShardFolder run, ShardManifest manifest)
    {
        var head = manifest.Head;
        var places = manifest.Pieces.Select(piece => Path.GetFullPath(piece.File, head.Folder))
            .Concat([run.Path, head.Folder, head.Model]).Distinct().ToList();
        var folder = Mount is { } named ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(named)) : Common(places);
        if (folder.Length <= 1 || places.Find(place => !IsBelow(place, folder)) is not null)
        {
            var outside = folder.Length <= 1 ? run.Path : places.Find(place => !IsBelow(place, folder));
            throw new ImrPredictException(
                $"{outside}: inputs, model ({head.Model}), run and the folder where it was planned ({head.Folder}) "
                + "must stand below one folder, which pods mount; copy what is elsewhere there, plan again there, and "
                + "name the folder by --mount.");
        }

        return folder;
    }

    private static bool IsBelow(string place, string folder) =>
        place == folder || place.StartsWith(folder + '/', StringComparison.Ordinal);

    private static string Common(List<string> places)
    {
        var folder = places[0];
        while (folder is { Length: > 1 } && places.Exists(place => !IsBelow(place, folder)))
        {
            folder = Path.GetDirectoryName(folder) ?? "";
        }

        return folder;
    }

    [GeneratedRegex("@[a-z]\\w*", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
