namespace ImrPredict.Tests.Desk.Postgres;

/// <summary>Tests over one server, one after the other.</summary>
[CollectionDefinition(PostgresDesks.Tests)]
public sealed class PostgresDesksGroup : ICollectionFixture<PostgresDesks>;
