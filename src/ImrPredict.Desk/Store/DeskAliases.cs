using ImrPredict.Training.History;

namespace ImrPredict.Desk.Store;

/// <summary>What packages are called beside their names; kept in the store.</summary>
internal sealed class DeskAliases(DeskStore store)
{
    /// <summary>The name of the package with an alias; null for none.</summary>
    public string? Find(ModelAlias alias)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM settings WHERE name = $name";
        command.Parameters.AddWithValue("$name", NameOf(alias));
        return command.ExecuteScalar() as string;
    }

    /// <summary>Gives an alias to a package; null to none.</summary>
    public void Set(ModelAlias alias, string? model)
    {
        using var connection = store.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = model is null
            ? "DELETE FROM settings WHERE name = $name"
            : "INSERT OR REPLACE INTO settings VALUES ($name, $value)";
        command.Parameters.AddWithValue("$name", NameOf(alias));
        command.Parameters.AddWithValue("$value", model ?? "");
        command.ExecuteNonQuery();
    }

    private static string NameOf(ModelAlias alias) => $"model:{alias}";
}
