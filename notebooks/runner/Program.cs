using ImrPredict.NotebookRunner;

if (args.Length == 0)
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project notebooks/runner -- NOTEBOOK.ipynb...");
    return 1;
}

foreach (var path in args)
{
    Console.WriteLine($"running {path}");
    if (await Notebook.RunAsync(path) is { } problem)
    {
        Console.Error.WriteLine($"{path}: {problem}");
        return 2;
    }
}

return 0;
