namespace ImrPredict.Tests.Desk.Postgres;

/// <summary>A fact that needs a browser and a PostgreSQL server; it skips visibly without either.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresBrowserFactAttribute : FactAttribute
{
    /// <summary>Decides whether to skip.</summary>
    public PostgresBrowserFactAttribute() => Skip = new BrowserFactAttribute().Skip ?? new PostgresFactAttribute().Skip;
}
