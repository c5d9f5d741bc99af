using ImrPredict.Cases.Storage;
using ImrPredict.Training.History;

namespace ImrPredict.Desk.Store;

/// <summary>What packages are called beside their names; kept in the store.</summary>
internal sealed class DeskAliases(DeskStore store)
{
    /// <summary>The name of the package with an alias; null for none.</summary>
    public string? Find(ModelAlias alias)
    {
        using var connection = store.Connect();
        using var command = connection.Command(
            "SELECT value FROM settings WHERE name = @name", ("@name", NameOf(alias)));
        return command.ExecuteScalar() as string;
    }

    /// <summary>Gives an alias to a package; null to none.</summary>
    public void Set(ModelAlias alias, string? model)
    {
        using var connection = store.Connect();
        connection.Run(
            model is null
                ? "DELETE FROM settings WHERE name = @name"
                : "INSERT INTO settings VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            ("@name", NameOf(alias)), ("@value", model ?? ""));
    }

    private static string NameOf(ModelAlias alias) => $"model:{alias}";
}
