namespace ImrPredict.Tests.Desk;

/// <summary>A test with a desk of its own, over an empty store.</summary>
public abstract class DeskTest : IAsyncLifetime, IDisposable
{
    /// <summary>A folder; the store is in it.</summary>
    protected TemporaryFolder Folder { get; } = new();

    /// <summary>The store.</summary>
    protected virtual string Place => Folder.File("desk.db");

    /// <summary>The desk.</summary>
    protected DeskProcess Desk { get; private set; } = null!;

    /// <summary>A browser of it without script.</summary>
    protected DeskClient Client { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Desk = await DeskProcess.StartAsync(Place);
        Client = new DeskClient(Desk);
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the desk.</summary>
    protected virtual void Dispose(bool disposing)
    {
        Client?.Dispose();
        Desk?.Dispose();
        Folder.Dispose();
    }
}
