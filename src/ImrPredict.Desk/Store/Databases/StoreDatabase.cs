using System.Data.Common;

namespace ImrPredict.Desk.Store.Databases;

/// <summary>
/// Where a store is kept, and what each database has its own words for. All other statements are the same for all.
/// </summary>
internal abstract class StoreDatabase : IDisposable
{
    /// <summary>Its name for users and messages.</summary>
    public abstract string Name { get; }

    /// <summary>The folder of uploads that are not read yet.</summary>
    public abstract string Uploads { get; }

    /// <summary>The column of the index of words that says which row they are of.</summary>
    public abstract string WordKey { get; }

    /// <summary>Cancelled when the store may be another desk's; nothing is written from then on.</summary>
    public virtual CancellationToken Lost => CancellationToken.None;

    /// <summary>A connection.</summary>
    public abstract DbConnection Connect();

    /// <summary>A connection; what is written through it is there after a power cut.</summary>
    public abstract DbConnection ConnectDurable();

    /// <summary>Begins to read several times what there is at one moment.</summary>
    public abstract DbTransaction BeginReading(DbConnection connection);

    /// <summary>A writer of rows.</summary>
    public abstract StoreWriter Writer();

    /// <summary>
    /// A query of the ids from <c>@first</c> to <c>@last</c> whose words are found; binds what it needs but for these.
    /// </summary>
    public abstract string IdsHolding(DbCommand command, WordQuery words);

    /// <summary>A query of the ids of decisions of audits that are done whose words are found.</summary>
    public abstract string AuditedIdsHolding(DbCommand command, WordQuery words);

    /// <summary>Has nothing of rows that are deleted remain in the files of the database.</summary>
    public abstract void Overwrite();

    /// <inheritdoc/>
    public abstract void Dispose();
}
