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
                "The score table to write; the extension says how: .csv, .tsv, .xlsx, .parquet, .jsonl or "
                + ".db (SQLite)." + more,
            HelpName = "FILE",
            Required = true,
            Files = inputs.BesideOutput,
        };

    public static Option<string?> Html() => new OutputOption<string?>("--html")
    {
        Description = "Write a summary page for managers too: one self-contained HTML file.",
        HelpName = "FILE",
    };

    public static Option<int?> Capacity() => CommonOptions.Within(
        new Option<int?>("--capacity")
        {
            Description = "How many items there is time to read: tells which to read first (those of the highest "
                + "probability), the overturns expected among them and the probability at the cut.",
            HelpName = "N",
        },
        1);

    public static Option<bool> NoHouseColumns() => new("--no-house-columns")
    {
        Description = "Leave the columns of the inputs that items do not take out of the score table. Else they follow "
            + "ours under their names; free text is never copied.",
    };

    public static Option<string> Log() => new("--log")
    {
        Description = "The log of what people found about flags (SQLite); 'audit' and 'audit log precision' read the "
            + "store of a desk too.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "audit-log.db",
    };

    /// <summary>The <c>--store</c> option of commands of the desk.</summary>
    public static Option<string?> DeskStore() => new("--store")
    {
        Description = "The database of batches and their texts: a SQLite file (default: imrpredict/desk.db in the "
            + "folder of your account's data, ~/.local/share on Linux), or postgres://USER@HOST/DATABASE, without a "
            + "password (PGPASSWORD or ~/.pgpass).",
        HelpName = "PLACE",
    };
}
