using ImrPredict.Audit.Log;
using ImrPredict.Cases;

namespace ImrPredict.Score.Audit;

/// <summary>The log of what people found about flags, as a file that may not be there.</summary>
internal static class AuditLogFile
{
    /// <summary>The entries of an intact log; none where there is no such file.</summary>
    public static IReadOnlyList<LogEntry> ReadIfThere(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var log = new AuditLog(path);
        return log.FirstBroken() is { } broken
            ? throw new ImrPredictException(
                $"{path}: entry {broken} does not fit the chain of hashes, so the log was changed after it was "
                + "written; restore it from a copy, or name another with --log.")
            : log.Entries();
    }

    /// <summary>What earlier audits with a log flagged; null where none has used it.</summary>
    public static IReadOnlyList<(string CaseNumber, int Number)>? FlaggedIfKnown(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var log = new AuditLog(path);
        return log.KnowsDecisions ? log.Flagged() : null;
    }

    /// <summary>Opens a log that must be there.</summary>
    public static AuditLog Open(string path) => File.Exists(path)
        ? new AuditLog(path)
        : throw new ImrPredictException(
            $"{path}: no such log; 'imr-score audit log add' makes it, --log names another.");
}
