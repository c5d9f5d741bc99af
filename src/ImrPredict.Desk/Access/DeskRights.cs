using System.Text;

namespace ImrPredict.Desk.Access;

/// <summary>Who may do what: the one table that requests are checked by, and that the documentation shows.</summary>
public static class DeskRights
{
    private static readonly DeskRole[] Everyone = Enum.GetValues<DeskRole>();

    private static readonly (DeskRight Right, string Words, DeskRole[] Roles)[] Table =
    [
        (DeskRight.Look, "look at pages, exports and search", Everyone),
        (DeskRight.Upload, "send files in and name their columns", [DeskRole.Analyst, DeskRole.Quality]),
        (DeskRight.Score, "score what is sent in", [DeskRole.Analyst]),
        (DeskRight.Audit, "audit what is sent in", [DeskRole.Quality]),
        (DeskRight.Judge, "give, take back and settle findings", [DeskRole.Quality]),
        (DeskRight.Delete, "delete batches and audits", [DeskRole.Admin]),
        (DeskRight.Promote, "call models champion and challenger", [DeskRole.Admin]),
        (DeskRight.Trail, "see the trail and export it", [DeskRole.Admin]),
    ];

    /// <summary>The roles that have a right; none for what needs no role.</summary>
    public static IReadOnlyList<DeskRole> RolesOf(DeskRight right) =>
        Array.Find(Table, row => row.Right == right).Roles ?? [];

    /// <summary>What a right is, in words.</summary>
    public static string WordsOf(DeskRight right) =>
        Array.Find(Table, row => row.Right == right).Words ?? "sign in";

    /// <summary>A role as commands and files name it.</summary>
    public static string NameOf(DeskRole role) => role.ToString().ToLowerInvariant();

    /// <summary>The table as Markdown.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder();
        text.Append("| | ").AppendJoin(" | ", Everyone.Select(NameOf)).Append(" |\n| --- |");
        text.Insert(text.Length, " :-: |", Everyone.Length).Append('\n');
        foreach (var (_, words, roles) in Table)
        {
            text.Append("| ").Append(words).Append(" | ")
                .AppendJoin(" | ", Everyone.Select(role => roles.Contains(role) ? "yes" : "-")).Append(" |\n");
        }

        return text.ToString();
    }
}
