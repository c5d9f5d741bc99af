using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;

namespace ImrPredict.Score.Audit;

/// <summary>The log of what people found about flags, as a file that may not be there.</summary>
internal static class AuditLogFile
{
    /// <summary>What an intact log, or a store of the desk, holds; nothing where there is no such file.</summary>
    public static FindingsFile ReadIfThere(string path) =>
        File.Exists(path) || PostgresPlace.IsMeant(path) ? FindingsFile.Load(path) : new FindingsFile([], null);

    /// <summary>Opens a log that must be there.</summary>
    public static AuditLog Open(string path)
    {
        RefuseDesk(path);
        return File.Exists(path)
            ? new AuditLog(path)
            : throw new ImrPredictException(
                $"{path}: no such log; 'imr-score audit log add' makes it, --log names another.");
    }

    /// <summary>Refuses a store of the desk, whose readers do not see each other's findings.</summary>
    public static void RefuseDesk(string path)
    {
        if (FindingsFile.IsDesk(path))
        {
            throw new ImrPredictException(
                $"{path}: is a store of the desk; findings are given and listed there (imr-score desk --store "
                + $"{path}).");
        }
    }
}
