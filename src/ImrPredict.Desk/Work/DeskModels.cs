using System.Collections.Concurrent;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;

namespace ImrPredict.Desk.Work;

/// <summary>The model packages that the desk knows: the one of <c>--model</c> first, then those at hand.</summary>
internal sealed class DeskModels
{
    private readonly Func<string, PackagePlace> _place;
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<BacklogModel>> _open = new();

    /// <exception cref="ImrPredictException">The package of <c>--model</c> is missing or broken.</exception>
    public DeskModels(DeskOptions options)
    {
        _place = options.Package;
        var first = options.Package(options.Model);
        ModelPackage.ReadManifest(first);
        foreach (var folder in Bundled.Models().Prepend(first.Folder))
        {
            _folders.TryAdd(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), folder);
        }

        Names = [.. _folders.Keys];
        First = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(first.Folder)));
        Names = [First, .. _folders.Keys.Where(name => name != First)];
    }

    /// <summary>The names of the packages.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The name of the package that is offered first.</summary>
    public string First { get; }

    /// <summary>Whether there is a package of this name.</summary>
    public bool Has(string name) => _folders.ContainsKey(name);

    /// <summary>The folder of a package.</summary>
    public string Folder(string name) => _folders[name];

    /// <summary>What a package says of itself.</summary>
    /// <exception cref="ImrPredictException">It is missing or broken.</exception>
    public ModelManifest Manifest(string name) => ModelPackage.ReadManifest(Place(name));

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
