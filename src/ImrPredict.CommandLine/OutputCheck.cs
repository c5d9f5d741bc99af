using System.CommandLine;
using ImrPredict.Cases;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.CommandLine;

/// <summary>Refuses, before the work, outputs that are inputs of the run, by whatever name, or one another.</summary>
internal static class OutputCheck
{
    private const string StandardOutput = "-";

    /// <summary>Looks at the paths of all options and arguments.</summary>
    /// <exception cref="ImrPredictException">An output is an input, or two outputs are one file.</exception>
    public static void Refuse(ParseResult arguments)
    {
        var options = arguments.CommandResult.Command.Options;
        var outputs = options.OfType<IOutputOption>()
            .SelectMany(option => Values(arguments, (Option)option)
                .SelectMany(path => path == StandardOutput ? [path] : option.Files(path, arguments)))
            .ToList();
        RefuseTwice(outputs);
        var inputs = new Lazy<HashSet<FileNode>>(() => [.. Inputs(arguments).Select(FileNode.Of)]);
        foreach (var output in outputs.Where(path => FileNode.Of(path).Kind == FileNodeKind.File))
        {
            if (inputs.Value.Contains(FileNode.Of(output)))
            {
                throw new ImrPredictException(
                    $"{output}: is an input of this run, which writing would destroy; name another file.");
            }
        }

        foreach (var folder in options.OfType<IOutputOption>().Where(option => option.IsFolder)
            .SelectMany(option => Values(arguments, (Option)option)).Where(Directory.Exists))
        {
            var files = InputFiles.Expand([folder]);
            if (files.FirstOrDefault(file => inputs.Value.Contains(FileNode.Of(file))) is { } inside)
            {
                throw new ImrPredictException(
                    $"{folder}: holds {inside}, an input of this run; name another folder to write.");
            }
        }
    }

    private static void RefuseTwice(List<string> outputs)
    {
        if (outputs.Count(path => path == StandardOutput) > 1)
        {
            throw new ImrPredictException(
                "two outputs go to standard output ('-'), where they would mix; name a file for one of them.");
        }

        var places = new HashSet<(FileNode Folder, string Name)>();
        foreach (var path in outputs.Where(path => path != StandardOutput))
        {
            var full = Path.GetFullPath(path);
            var folder = FileNode.Of(Path.GetDirectoryName(full) ?? full);
            if (FileNode.Of(full).Kind != FileNodeKind.Other && !places.Add((folder, Path.GetFileName(full))))
            {
                throw new ImrPredictException(
                    $"{path}: is named for two outputs of this run; name another file for one.");
            }
        }
    }

    // Files that are read: what stands as INPUT, and the options that name a file or a package and are no output.
    private static IEnumerable<string> Inputs(ParseResult arguments)
    {
        var command = arguments.CommandResult.Command;
        var named = command.Arguments.OfType<Argument<string[]>>()
            .SelectMany(argument => arguments.GetValue(argument) ?? []).ToList();
        var packages = command.Arguments.OfType<Argument<string>>().Select(arguments.GetValue).OfType<string>()
            .Concat(command.Options.Where(o => o.HelpName == "DIR" && o.Name == "--model" && o is not IOutputOption)
                .SelectMany(o => Values(arguments, o)))
            .Select(named => FolderOf(named, arguments)).Where(Path.Exists);
        var files = command.Options.Where(o => o.HelpName == "FILE" && o is not IOutputOption)
            .SelectMany(o => Values(arguments, o));
        var sources = command.Options.Where(o => o.HelpName == DatabaseOption.Value).OfType<Option<string[]>>()
            .SelectMany(o => arguments.GetValue(o) ?? [])
            .Concat(command.Arguments.OfType<Argument<string>>().Select(arguments.GetValue).OfType<string>())
            .Concat(named)
            .Select(InputFiles.FileOf).OfType<string>().Where(File.Exists);
        return InputFiles.Expand([.. named.Where(input => File.Exists(input) || !InputFiles.IsOfDatabase(input))])
            .Concat(sources).Concat(files).Concat(
            packages.SelectMany(path => Directory.Exists(path) ? Directory.GetFiles(path) : [path]));
    }

    private static string FolderOf(string named, ParseResult arguments)
    {
        try
        {
            return Bundled.ModelFolder(named, RunsOption.Path(arguments));
        }
        catch (ImrPredictException)
        {
            return named; // no package; the command says so where it needs one
        }
    }

    private static IEnumerable<string> Values(ParseResult arguments, Option option) => option switch
    {
        _ when option.ValueType != typeof(string) => [],
        Option<string> text => arguments.GetValue(text) is { Length: > 0 } path ? [path] : [],
        _ => [],
    };
}
