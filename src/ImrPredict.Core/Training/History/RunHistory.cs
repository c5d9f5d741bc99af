using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Training.Package;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Training.History;

/// <summary>
/// What was trained and judged, in an SQLite file that may be shared: runs are only added, aliases tell which model is
/// in use. No text of a case stands in it.
/// </summary>
public sealed class RunHistory : IDisposable
{
    private const int Busy = 5; // SQLITE_BUSY
    private readonly SqliteConnection _connection;
    private readonly string _path;

    private RunHistory(SqliteConnection connection, string path) => (_connection, _path) = (connection, path);

    /// <summary>Opens a history to write, or makes it where the file does not exist.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ImrPredictException">The file is no history or cannot be written.</exception>
    public static RunHistory OpenOrMake(string path) => Opened(path, () =>
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
        {
            Make(path);
        }

        return DatabaseFile.Open(path, SqliteOpenMode.ReadWrite, RunTable.Schema);
    });

    /// <summary>Opens a history to read, which must be there.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ImrPredictException">There is none, or it cannot be read.</exception>
    public static RunHistory Open(string path) => File.Exists(path)
        ? Opened(path, () => DatabaseFile.Open(path, SqliteOpenMode.ReadOnly, RunTable.Schema))
        : throw new ImrPredictException(
            $"{path}: no history of runs is there; imr-train keeps one where --runs or IMR_RUNS names it.");

    /// <summary>Refuses a place where no history can be kept, before the work whose run it is to keep.</summary>
    /// <exception cref="ImrPredictException">The file is no history, or it or its folder cannot be written.</exception>
    public static void Check(string path)
    {
        if (File.Exists(path) || Directory.Exists(path))
        {
            using var history = OpenOrMake(path);
            history.Writing(
                () =>
                {
                    // To begin alone works on a file that is read-only too.
                    DatabaseFile.Run(history._connection, "DELETE FROM aliases WHERE FALSE");
                    return true;
                },
                "nothing can be kept there");
        }

        // The journal of SQLite stands beside the file that a link leads to.
        var file = new FileInfo(path) is { LinkTarget: not null } link
            ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName
            : Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(file)!;
        if (!Directory.Exists(folder))
        {
            throw new ImrPredictException($"{path}: no history can be kept there; the folder {folder} is missing.");
        }

        var probe = PrivateFiles.NameBeside(file);
        try
        {
            PrivateFiles.Open(probe, FileMode.CreateNew).Dispose();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImrPredictException(
                $"{path}: no history can be kept there; the folder {folder} cannot be written.", problem);
        }
        finally
        {
            Leftovers.Remove(probe);
        }
    }

    /// <summary>Adds a run.</summary>
    /// <returns>It with its number.</returns>
    /// <exception cref="ImrPredictException">The file is locked or not writable.</exception>
    public RunRecord Add(RunRecord run) => Writing(() => RunTable.Add(_connection, run));

    /// <summary>Makes a model the champion, with the run that says so; it is no challenger any more.</summary>
    /// <param name="run">The run, with the champion that it replaces.</param>
    /// <returns>It with its number.</returns>
    /// <exception cref="ImrPredictException">Another run changed the champion meanwhile, or writing failed.</exception>
    public RunRecord Promote(RunRecord run) => Writing(() =>
    {
        if (RunTable.Find(_connection, ModelAlias.Champion) != run.Other)
        {
            throw new ImrPredictException($"{_path}: another run has changed the champion meanwhile; look again.");
        }

        var kept = RunTable.Add(_connection, run);
        RunTable.Name(_connection, ModelAlias.Champion, run.Model);
        if (RunTable.Find(_connection, ModelAlias.Challenger) == run.Model)
        {
            RunTable.Name(_connection, ModelAlias.Challenger, null);
        }

        return kept;
    });

    /// <summary>Calls a model the challenger, with the run that says so.</summary>
    /// <returns>The run with its number.</returns>
    /// <exception cref="ImrPredictException">Writing failed.</exception>
    public RunRecord Challenge(RunRecord run) => Writing(() =>
    {
        RunTable.Name(_connection, ModelAlias.Challenger, run.Model);
        return RunTable.Add(_connection, run);
    });

    /// <summary>All runs, the oldest first.</summary>
    /// <exception cref="ImrPredictException">The file is damaged.</exception>
    public IReadOnlyList<RunRecord> All() => Reading(() => RunTable.Read(_connection, "TRUE"));

    /// <summary>A run by its number; null for none.</summary>
    /// <exception cref="ImrPredictException">The file is damaged.</exception>
    public RunRecord? Find(long id) => Reading(() => RunTable.Read(_connection, "id = $a", id)).SingleOrDefault();

    /// <summary>Id of the model with an alias; null for none.</summary>
    /// <exception cref="ImrPredictException">The file is damaged.</exception>
    public string? Find(ModelAlias alias) => Reading(() => RunTable.Find(_connection, alias));

    /// <summary>
    /// The last run that judged two models on the same rows, of <c>compare</c> or <c>refresh</c>; null for none.
    /// </summary>
    /// <exception cref="ImrPredictException">The file is damaged.</exception>
    public RunRecord? LastComparison(string one, string other) => Reading(() => RunTable.Read(
        _connection,
        "command IN ('compare', 'refresh') AND ((model = $a AND other = $b) OR (model = $b AND other = $a))",
        one, other)).LastOrDefault();

    /// <summary>The folder in which the package of a model is now, of those in which runs have seen it.</summary>
    /// <param name="model">Its id.</param>
    /// <returns>Null where no run has seen it.</returns>
    /// <exception cref="ImrPredictException">It is in none of them any more.</exception>
    public string? FolderOf(string model)
    {
        List<string> folders =
        [
            .. Reading(() => RunTable.Read(_connection, "model = $a OR other = $a", model)).AsEnumerable().Reverse()
                .Select(run => run.Model == model ? run.Folder : run.OtherFolder).OfType<string>().Distinct(),
        ];
        return folders.Count == 0 ? null : folders.Find(folder => IdIn(folder) == model)
            ?? throw new ImrPredictException(
                $"{folders[0]}: the package of model {model} is not there any more"
                + (IdIn(folders[0]) is { } there ? $" (model {there} is)" : "")
                + $"; restore it, or name the package that is to be used; {_path} has the runs.");
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static string? IdIn(string folder)
    {
        try
        {
            return ModelPackage.ReadManifest(folder).ModelId;
        }
        catch (ImrPredictException)
        {
            return null; // no package, or one that cannot be read: the caller says so
        }
    }

    private static RunHistory Opened(string path, Func<SqliteConnection> open)
    {
        try
        {
            return new(open(), path);
        }
        catch (Exception problem)
            when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new ImrPredictException(
                $"{path}: cannot be used as a history of runs ({problem.Message}); "
                + (IsLocked(problem) ? "another program holds it, so wait until it has ended."
                    : "name another file or a writable place."),
                problem);
        }
    }

    // SQLite makes a file that others may read.
    private static void Make(string path)
    {
        // Two runs may end at once: whoever comes first makes the tables.
        PrivateFiles.Open(path, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
        using var connection = DatabaseFile.Open(path, SqliteOpenMode.ReadWrite, schema: null);
        using var transaction = connection.BeginTransaction(deferred: false);
        if (RunTable.IsNew(connection))
        {
            DatabaseFile.Run(connection, RunTable.Schema);
        }

        transaction.Commit();
    }

    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (DatabaseFile.IsDamage(problem) || problem is JsonException)
        {
            throw new ImrPredictException(
                $"{_path}: the history of runs is damaged ({problem.GetType().Name}); restore it from a copy, or name "
                + "another.",
                problem);
        }
    }

    private static bool IsLocked(Exception problem) => problem is SqliteException { SqliteErrorCode: Busy };

    private T Writing<T>(Func<T> write, string otherwise = "the run could not be kept")
    {
        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            var result = write();
            transaction.Commit();
            return result;
        }
        catch (SqliteException problem)
        {
            throw new ImrPredictException(
                $"{_path}: {otherwise} ({problem.Message}); "
                + (IsLocked(problem) ? "another program holds it, so wait until it has ended."
                    : "name another file or a writable place."),
                problem);
        }
    }
}
