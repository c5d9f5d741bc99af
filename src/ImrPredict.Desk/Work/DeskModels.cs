using System.Collections.Concurrent;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Desk.Store;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Training.History;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;

namespace ImrPredict.Desk.Work;

/// <summary>The model packages that the desk knows: the one of <c>--model</c> first, then those at hand.</summary>
internal sealed class DeskModels
{
    private readonly Func<string, PackagePlace> _place;
    private readonly DeskAliases _aliases;
    private readonly string _started;
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<BacklogModel>> _open = new();

    public DeskModels(DeskOptions options, DeskAliases aliases)
    {
        _aliases = aliases;
        Runs = options.Runs;
        _place = options.Package;
        var first = options.Package(options.Model);
        foreach (var folder in Bundled.Models().Prepend(first.Folder))
        {
            _folders.TryAdd(NameOf(folder), folder);
        }

        _started = NameOf(first.Folder);
        if (ChampionIn(Runs) is var (model, place) && !_folders.Keys.Any(name => IdOf(name) == model)
            && !_folders.TryAdd(NameOf(place), place))
        {
            _folders.Add($"{NameOf(place)}-{model}", place); // another package has its name
        }
    }

    /// <summary>Refuses settings whose packages cannot be used, before anything is made.</summary>
    /// <exception cref="ImrPredictException">
    /// The package of <c>--model</c> is missing or broken, or the history cannot be read or its champion is gone.
    /// </exception>
    public static void Check(DeskOptions options)
    {
        ModelPackage.ReadManifest(options.Package(options.Model));
        ChampionIn(options.Runs);
    }

    /// <summary>
    /// The history of runs that names champion and challenger; null where the desk keeps names of its own.
    /// </summary>
    public string? Runs { get; }

    /// <summary>The names of the packages, the one that is offered first before the others.</summary>
    public IReadOnlyList<string> Names => [First, .. _folders.Keys.Where(name => name != First)];

    /// <summary>
    /// The name of the package that is offered first: the champion where one is named and at hand, else that of
    /// <c>--model</c>.
    /// </summary>
    public string First => Find(ModelAlias.Champion) is { } champion && Has(champion) ? champion : _started;

    /// <summary>What a package is called beside its name; null for nothing.</summary>
    public ModelAlias? AliasOf(string name) => Enum.GetValues<ModelAlias>()
        .Where(alias => Find(alias) == name).Select(alias => (ModelAlias?)alias).FirstOrDefault();

    /// <summary>Calls a package by an alias; the one that had it has it no more. Null takes its alias away.</summary>
    /// <exception cref="ImrPredictException">A history of runs names them.</exception>
    public void Name(string name, ModelAlias? alias)
    {
        if (Runs is not null)
        {
            throw new ImrPredictException(
                $"{name}: champion and challenger are those of {Runs}; imr-train promote and imr-train runs challenger "
                + "name them.");
        }

        foreach (var known in Enum.GetValues<ModelAlias>().Where(known => _aliases.Find(known) == name))
        {
            _aliases.Set(known, null);
        }

        if (alias is { } given)
        {
            _aliases.Set(given, name);
        }
    }

    /// <summary>Whether there is a package of this name.</summary>
    public bool Has(string name) => _folders.ContainsKey(name);

    /// <summary>The folder of a package.</summary>
    public string Folder(string name) => _folders[name];

    /// <summary>What a package says of itself.</summary>
    /// <exception cref="ImrPredictException">It is missing or broken.</exception>
    public ModelManifest Manifest(string name) => ModelPackage.ReadManifest(Place(name));

    /// <summary>What training found of a package.</summary>
    /// <exception cref="ImrPredictException">It is missing or broken.</exception>
    public PackageFigures Figures(string name) => PackageFigures.Read(Place(name));

    /// <summary>Opens a package; it is read once.</summary>
    /// <exception cref="ImrPredictException">It is missing or broken, or there is none of this name.</exception>
    public BacklogModel Open(string name)
    {
        if (!Has(name))
        {
            throw Gone(name);
        }

        var opened = _open.GetOrAdd(name, _ => new(() => BacklogModel.Load(Place(name))));
        try
        {
            return opened.Value;
        }
        catch (ImrPredictException)
        {
            _open.TryRemove(name, out _);
            throw;
        }
    }

    /// <summary>Where a package is, with how far it is trusted.</summary>
    /// <exception cref="ImrPredictException">There is none of this name.</exception>
    public PackagePlace Place(string name) => Has(name) ? _place(_folders[name]) : throw Gone(name);

    // The champion of a history and where its package is: it need not lie where the desk looks.
    private static (string Model, string Folder)? ChampionIn(string? runs)
    {
        if (!File.Exists(runs))
        {
            return null; // no run is kept yet
        }

        using var history = RunHistory.Open(runs);
        return history.Find(ModelAlias.Champion) is { } model && history.FolderOf(model) is { } folder
            ? (model, folder)
            : null;
    }

    private static string NameOf(string folder) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    private string? Find(ModelAlias alias)
    {
        if (Runs is null)
        {
            return _aliases.Find(alias);
        }

        if (!File.Exists(Runs))
        {
            return null; // no run is kept yet
        }

        using var history = RunHistory.Open(Runs);
        return history.Find(alias) is { } model ? _folders.Keys.FirstOrDefault(name => IdOf(name) == model) : null;
    }

    private string? IdOf(string name)
    {
        try
        {
            return Manifest(name).ModelId;
        }
        catch (ImrPredictException)
        {
            return null; // the page of models says so
        }
    }

    private static ImrPredictException Gone(string name) => new(
        $"{name}: no model package of this name is here any more; start the desk where it is, or upload again.");
}
