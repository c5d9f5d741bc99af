using ImrPredict.Audit.Log;
using ImrPredict.Fuzz.Damage;

namespace ImrPredict.Fuzz.Targets;

/// <summary>A damaged audit log: a change inside it shows, or it is refused.</summary>
internal sealed class AuditLogTarget : Target
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly byte[] _sound;
    private readonly IReadOnlyList<LogEntry> _entries;

    public AuditLogTarget(string name, string folder)
        : base(name)
    {
        var path = Path.Combine(folder, "audit-log.db");
        using (var log = new AuditLog(path))
        {
            log.Remember([("CM17-0000001", 1, true), ("CM17-0000002", 1, false)]);
            foreach (var finding in Enum.GetValues<LogFinding>())
            {
                log.Add("CM17-0000001", 1, finding, "a note", "someone", At);
            }

            _entries = log.Entries();
        }

        _sound = File.ReadAllBytes(path);
    }

    public override DamagedInput Make(string path, Random random)
    {
        File.WriteAllBytes(path, random.Next(2) == 0 ? ByteDamage.Apply(_sound, random) : _sound);
        if (File.ReadAllBytes(path).AsSpan().SequenceEqual(_sound))
        {
            DatabaseDamage.Apply(path, random);
        }

        return new DamagedInput(path);
    }

    public override Task<Reading> ReadAsync(DamagedInput input)
    {
        var fault = (string?)null;
        var reading = FileTarget.Try(() =>
        {
            using var log = new AuditLog(input.Path);
            var entries = log.Entries();

            // Whoever can write the file can cut its end, which the log says of itself.
            fault = log.FirstBroken() is null && !entries.SequenceEqual(_entries.Take(entries.Count))
                ? "a changed entry passes for a right one"
                : null;
            _ = (log.KnowsDecisions, log.Flagged(), log.Knows("CM17-0000001", 0));
            log.Add("CM17-0000002", 1, LogFinding.Note, "", "", At);
        });
        return Task.FromResult(reading with { Fault = fault ?? reading.Fault });
    }
}
