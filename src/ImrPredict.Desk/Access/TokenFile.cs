using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Reports;

namespace ImrPredict.Desk.Access;

/// <summary>
/// The file of who may sign in, a line of JSON for each person, with the hash of the token and never the token. It is
/// read again when it changes, so that who is taken out of it is out at once.
/// </summary>
public sealed class TokenFile
{
    private const int MostTries = 250;
    private const int BetweenTries = 20; // milliseconds

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowDuplicateProperties = false,
    };

    private readonly string _path;
    private readonly Lock _gate = new();
    private (string, DateTime, long) _seen;
    private List<Person>? _people;

    private TokenFile(string path)
    {
        _path = path;
        _seen = StateOf(path);
        _people = Read(path);
    }

    /// <summary>Opens a file that names somebody.</summary>
    /// <exception cref="ImrPredictException">
    /// It is not there, names nobody, others can change it, or a line of it is none.
    /// </exception>
    public static TokenFile Open(string path)
    {
        var file = new TokenFile(path);
        return file._people!.Count > 0 ? file : throw new ImrPredictException(
            $"{path}: names nobody; make a token: imr-score desk token NAME --role reader --tokens {path}.");
    }

    /// <summary>Makes a token for a person; an earlier one of the same name is good no more.</summary>
    /// <returns>The token, which is kept nowhere.</returns>
    /// <exception cref="ImrPredictException">The name is none, or the file cannot be used.</exception>
    public static string Add(string path, string name, IReadOnlyList<DeskRole> roles)
    {
        PersonName.Check(name, name);
        var token = AccessToken.Make();
        var person = new Person(name, [.. roles.Distinct()], AccessToken.HashOf(token));
        using var turn = Turn(path);
        Write(path, [.. Others(path, name), person]);
        return token;
    }

    /// <summary>Takes a person out.</summary>
    /// <exception cref="ImrPredictException">There is no such person, or the file cannot be used.</exception>
    public static void Remove(string path, string name)
    {
        using var turn = File.Exists(path) ? Turn(path) : null;
        var others = Others(path, name);
        if (turn is null || others.Count == Read(path).Count)
        {
            throw new ImrPredictException($"{path}: names no '{name}'; nothing was changed.");
        }

        Write(path, others);
    }

    /// <summary>Whose token it is; null where it is nobody's. It takes as long whosever it is.</summary>
    internal Person? Find(string token)
    {
        var hash = AccessToken.HashOf(token);
        Person? found = null;
        foreach (var person in People())
        {
            if (CryptographicOperations.FixedTimeEquals(person.TokenHash, hash))
            {
                found = person;
            }
        }

        return found;
    }

    /// <summary>Whether somebody in it has a name.</summary>
    internal bool Names(string name) => People().Any(person => PersonName.IsSame(person.Name, name));

    /// <summary>A person as the file has it now, where the token is still the one that was used.</summary>
    internal Person? Now(Person then) => People().FirstOrDefault(
        person => person.Name == then.Name && person.TokenHash.AsSpan().SequenceEqual(then.TokenHash));

    // A file that cannot be read lets nobody in; why is told to who runs the desk, by the command, and to no other.
    private List<Person> People()
    {
        lock (_gate)
        {
            var state = StateOf(_path);
            if (state != _seen)
            {
                (_seen, _people) = (state, null);
                try
                {
                    _people = Read(_path);
                }
                catch (ImrPredictException)
                {
                    // Said below, each time.
                }
            }

            return _people ?? throw RefusedException.NobodyKnown();
        }
    }

    private static (string, DateTime, long) StateOf(string path)
    {
        try
        {
            var file = new FileInfo(OwnFile.TargetOf(path));
            return file.Exists ? (file.FullName, file.LastWriteTimeUtc, file.Length) : default;
        }
        catch (IOException)
        {
            return default; // links that lead to one another
        }
    }

    // Of two commands at once, the later one would write what the earlier one has not yet changed.
    private static FileStream Turn(string path)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                PrivateFiles.CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
                return PrivateFiles.Open(path + ".lock", FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException) when (tries < MostTries && File.Exists(path + ".lock"))
            {
                Thread.Sleep(BetweenTries);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new ImrPredictException(
                    $"{path}: cannot be changed ({problem.Message}); end what else changes it, or choose another "
                    + "place.", problem);
            }
        }
    }

    private static List<Person> Others(string path, string name) => File.Exists(path)
        ? [.. Read(path).Where(person => !PersonName.IsSame(person.Name, name))]
        : [];

    private static void Write(string path, IEnumerable<Person> people)
    {
        using var file = new AtomicFile(path);
        foreach (var person in people)
        {
            file.Stream.Write(JsonSerializer.SerializeToUtf8Bytes(
                new Line(
                    person.Name, [.. person.Roles.Select(DeskRights.NameOf)],
                    Convert.ToHexStringLower(person.TokenHash!)),
                Json));
            file.Stream.WriteByte((byte)'\n');
        }

        file.Commit();
    }

    private static List<Person> Read(string path)
    {
        try
        {
            OwnFile.CheckUnchanged(path);
            var people = new List<Person>();
            foreach (var (number, line) in File.ReadLines(path).Index().Where(pair => pair.Item.Length > 0))
            {
                var person = Parse(line, $"{path}:{number + 1}");
                if (people.Exists(other => PersonName.IsSame(other.Name, person.Name)))
                {
                    throw new ImrPredictException($"{path}:{number + 1}: names '{person.Name}' a second time.");
                }

                if (people.Find(other => other.TokenHash.AsSpan().SequenceEqual(person.TokenHash)) is { } same)
                {
                    throw new ImrPredictException(
                        $"{path}:{number + 1}: has the token of '{same.Name}' for '{person.Name}' too; make another: "
                        + "imr-score desk token NAME.");
                }

                people.Add(person);
            }

            return people;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImrPredictException(
                $"{path}: the file of tokens cannot be read ({problem.Message}); 'imr-score desk token' makes it.",
                problem);
        }
    }

    private static Person Parse(string text, string place)
    {
        try
        {
            var line = JsonSerializer.Deserialize<Line>(text, Json);
            if (line is { Name: { } name, Roles: { Count: > 0 } roles, Sha256: { Length: 64 } hash })
            {
                PersonName.Check(name, place);
                return new Person(
                    name, [.. roles.Select(role => Enum.GetValues<DeskRole>().First(
                        known => DeskRights.NameOf(known) == role))],
                    Convert.FromHexString(hash));
            }
        }
        catch (Exception problem) when (problem is JsonException or FormatException or InvalidOperationException)
        {
            // Said below; what stands in the line is not repeated.
        }

        throw new ImrPredictException(
            $"{place}: is no line of a file of tokens, which 'imr-score desk token' writes: name, roles, sha256.");
    }

    private sealed record Line(string? Name, IReadOnlyList<string>? Roles, string? Sha256);
}
