using System.Collections.Concurrent;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Desk.Store;
using ImrPredict.Scoring.Backlog;
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
        _place = options.Package;
        var first = options.Package(options.Model);
        foreach (var folder in Bundled.Models().Prepend(first.Folder))
        {
            _folders.TryAdd(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), folder);
        }

        _started = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(first.Folder)));
    }

    /// <summary>Refuses settings whose package cannot be used, before anything is made.</summary>
    /// <exception cref="ImrPredictException">The package of <c>--model</c> is missing or broken.</exception>
    public static void Check(DeskOptions options) => ModelPackage.ReadManifest(options.Package(options.Model));

    /// <summary>The names of the packages, the one that is offered first before the others.</summary>
    public IReadOnlyList<string> Names => [First, .. _folders.Keys.Where(name => name != First)];

    /// <summary>
    /// The name of the package that is offered first: the champion where one is named and at hand, else that of
    /// <c>--model</c>.
    /// </summary>
    public string First => _aliases.Find(ModelAlias.Champion) is { } champion && Has(champion) ? champion : _started;

    /// <summary>What a package is called beside its name; null for nothing.</summary>
    public ModelAlias? AliasOf(string name) => Enum.GetValues<ModelAlias>()
        .Where(alias => _aliases.Find(alias) == name).Select(alias => (ModelAlias?)alias).FirstOrDefault();

    /// <summary>Calls a package by an alias; the one that had it has it no more. Null takes its alias away.</summary>
    public void Name(string name, ModelAlias? alias)
    {
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

    private static ImrPredictException Gone(string name) => new(
        $"{name}: no model package of this name is here any more; start the desk where it is, or upload again.");
}
