using ImrPredict.Benchmarks;

if (args is ["audit", .. var rest])
{
    return await AuditBenchmark.RunAsync(rest);
}

if (args is not ["throughput", var folder] || !Directory.Exists(folder))
{
    Console.Error.WriteLine("usage: ... -- throughput FOLDER     (a folder with dwc-letters/ and dmhc/, as "
        + "../shared/data)");
    Console.Error.WriteLine("       ... -- audit PART FOLDER ... (parts: flips, null, drift; see AuditBenchmark)");
    return 1;
}

return await Throughput.RunAsync(folder);
