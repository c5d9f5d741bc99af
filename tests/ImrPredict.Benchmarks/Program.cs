using ImrPredict.Benchmarks;

if (args is not ["throughput", var folder] || !Directory.Exists(folder))
{
    Console.Error.WriteLine(
        "usage: ... -- throughput FOLDER     (a folder with dwc-letters/ and dmhc/, as ../shared/data)");
    return 1;
}

return await Throughput.RunAsync(folder);
