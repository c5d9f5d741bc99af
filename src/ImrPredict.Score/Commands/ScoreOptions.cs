using System.CommandLine;
using ImrPredict.CommandLine;

namespace ImrPredict.Score.Commands;

/// <summary>Options that several commands have.</summary>
internal static class ScoreOptions
{
    public static Option<string> Run() => new("--run")
    {
        Description = "Folder of the run, on a file system that all nodes see.",
        HelpName = "DIR",
        Required = true,
    };

    public static Option<string> Out(InputOptions inputs, string more = "") =>
        new OutputOption<string>("--out", "-o")
        {
            Description =
                "The score table to write; the extension says how: .csv, .tsv, .xlsx, .parquet or .jsonl." + more,
            HelpName = "FILE",
            Required = true,
            Files = inputs.BesideOutput,
        };

    public static Option<string?> Html() => new OutputOption<string?>("--html")
    {
        Description = "Write a summary page for managers too: one self-contained HTML file.",
        HelpName = "FILE",
    };

    public static Option<bool> NoHouseColumns() => new("--no-house-columns")
    {
        Description = "Leave the columns of the inputs that items do not take out of the score table. Else they follow "
            + "ours under their names; free text is never copied.",
    };

    public static Option<string> Log() => new("--log")
    {
        Description = "The log of what people found about flags (SQLite).",
        HelpName = "FILE",
        DefaultValueFactory = _ => "audit-log.db",
    };
}
