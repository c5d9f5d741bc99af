using System.Data.Common;
using Npgsql;

namespace ImrPredict.Cases.Storage;

/// <summary>Statements as every database takes them that tables are kept in; parameters are written @name.</summary>
public static class DatabaseCommands
{
    /// <summary>A statement.</summary>
    /// <param name="connection">The open database.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Its parameters.</param>
    public static DbCommand Command(
        this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Bind(name, value);
        }

        return command;
    }

    /// <summary>Adds a parameter.</summary>
    /// <param name="command">The statement.</param>
    /// <param name="name">Its name with @.</param>
    /// <param name="value">Its value; null for none.</param>
    public static DbParameter Bind(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = parameter is NpgsqlParameter && value is string text ? PostgresText.Clean(text)
            : value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Runs statements that give nothing.</summary>
    /// <param name="connection">The open database.</param>
    /// <param name="sql">The statements.</param>
    /// <param name="values">Their parameters.</param>
    public static void Run(
        this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.Command(sql, values);
        command.ExecuteNonQuery();
    }

    /// <summary>Begins to add to a table that has a chain of hashes: nobody else adds to it meanwhile.</summary>
    /// <param name="connection">The open database.</param>
    /// <param name="table">The table.</param>
    public static DbTransaction BeginAdding(this DbConnection connection, string table)
    {
        // SQLite has one writer at a time.
        var transaction = connection.BeginTransaction();
        try
        {
            if (connection is NpgsqlConnection)
            {
                connection.Run($"LOCK TABLE {table} IN EXCLUSIVE MODE");
            }

            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }
}
