namespace ImrPredict.Tests.Desk.Postgres;

/// <summary>The main stories in a browser, over a store on a server.</summary>
[Collection(PostgresDesks.Tests)]
public sealed class PostgresStoryTests(Browser browser, PostgresDesks desks)
    : DeskStories(browser), IClassFixture<Browser>
{
    /// <inheritdoc/>
    protected override string Place { get; } = desks.NewPlace();

    [PostgresBrowserFact]
    public Task Letters_dropped_are_filtered_read_and_exported_as_the_command_writes_them() =>
        LettersAsync(Letters(40));

    [PostgresBrowserFact]
    public Task Two_readers_judge_ten_decisions_settle_where_they_differ_and_training_leaves_data_errors_out() =>
        TwoReadersAsync();
}
