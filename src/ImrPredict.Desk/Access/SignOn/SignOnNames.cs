using System.Security.Cryptography;
using System.Text;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Desk.Store;

namespace ImrPredict.Desk.Access.SignOn;

/// <summary>
/// Names of those who come by single sign-on. Findings know people by name, so a name is of one person for ever, and a
/// person keeps the first one, whatever the provider says later.
/// </summary>
internal sealed class SignOnNames(DeskStore store)
{
    private const string Beginning = "sign-on:";
    private readonly Lock _gate = new();

    /// <summary>The name of a person.</summary>
    /// <param name="issuer">The provider.</param>
    /// <param name="subject">What the provider calls the person, for ever.</param>
    /// <param name="claimed">What it shows as the person's name today.</param>
    /// <param name="isTaken">Whether somebody who comes otherwise has a name.</param>
    /// <param name="isKept">Whether a new one is kept, and so is the person's for ever.</param>
    /// <exception cref="ImrPredictException">It is no name, or another person's.</exception>
    public string NameOf(
        string issuer, string subject, string claimed, Func<string, bool> isTaken, bool isKept)
    {
        var key = Beginning + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")));
        lock (_gate)
        {
            var names = Names();
            var isKnown = names.TryGetValue(key, out var known);
            var name = isKnown ? known! : claimed.Trim();
            PersonName.Check(name, "the name that the single sign-on gives");
            if (isTaken(name))
            {
                throw new ImrPredictException("Somebody with a token has this name, and findings know people by it.");
            }

            if (isKnown)
            {
                return name;
            }

            if (names.Values.Any(other => PersonName.IsSame(other, name)))
            {
                throw new ImrPredictException("Another person has come by this name, and findings know people by it.");
            }

            if (isKept)
            {
                Keep(key, name);
            }

            return name;
        }
    }

    private void Keep(string key, string name)
    {
        using var connection = store.Connect();
        connection.Run("INSERT INTO settings VALUES (@key, @name)", ("@key", key), ("@name", name));
    }

    private Dictionary<string, string> Names()
    {
        using var connection = store.Connect();
        using var read = connection.Command($"SELECT name, value FROM settings WHERE name LIKE '{Beginning}%'");
        using var row = read.ExecuteReader();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (row.Read())
        {
            names[row.GetString(0)] = row.GetString(1);
        }

        return names;
    }
}
