using ImrPredict.Architecture.Map;
using ImrPredict.Architecture.Report;
using ImrPredict.Architecture.Sources;

if (args is not ([] or ["--edges", _]))
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/ImrPredict.Architecture [-- --edges DIR]");
    return 1;
}

try
{
    var map = CodeMap.Read(SolutionFolder.Above(Environment.CurrentDirectory));
    MapReport.Write(map, Console.Out);
    if (args is [_, var folder])
    {
        ArrowTables.Write(map, folder);
    }

    return 0;
}
catch (IOException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
