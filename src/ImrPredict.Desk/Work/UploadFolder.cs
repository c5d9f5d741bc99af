using System.Globalization;
using System.Text;
using ImrPredict.Cases.Provenance;
using ImrPredict.Cases.Storage;
using ImrPredict.Desk.Store;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;

namespace ImrPredict.Desk.Work;

/// <summary>
/// The files of a batch on their way into the store, in a folder that this account alone can read. It is removed when
/// they are scored.
/// </summary>
internal sealed class UploadFolder
{
    private const int MostParts = 8;
    private const int MostBytes = 200;
    private readonly string _folder;

    private UploadFolder(string folder) => _folder = folder;

    /// <summary>Where the files stand, under the names that the user knows them by.</summary>
    public string Files => Path.Combine(_folder, "files");

    /// <summary>Where an audit writes its tables before they are kept.</summary>
    public string Reports => Path.Combine(_folder, "reports");

    /// <summary>What is scored of them so far.</summary>
    public string Journal => Path.Combine(_folder, "journal");

    public bool Exists => Directory.Exists(Files);

    /// <summary>The folder of a batch.</summary>
    public static UploadFolder Of(DeskStore store, long batch) =>
        new(Path.Combine(store.Uploads, batch.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A folder for an upload that has no batch yet.</summary>
    public static UploadFolder Begin(DeskStore store)
    {
        var folder = new UploadFolder(Path.Combine(store.Uploads, $"new-{Guid.NewGuid():N}"));
        PrivateFiles.CreateFolder(folder.Files);
        return folder;
    }

    /// <summary>Removes folders of uploads that were broken off, and of batches that are gone or done.</summary>
    public static void Clean(DeskStore store, IEnumerable<long> open)
    {
        var kept = open.Select(id => Of(store, id)._folder).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in Directory.GetDirectories(store.Uploads).Where(folder => !kept.Contains(folder)))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Opens a file to write.</summary>
    /// <param name="name">What the browser calls it; it may stand in folders.</param>
    /// <returns>The file and the name that it has.</returns>
    public (FileStream File, string Name) Create(string name)
    {
        var parts = name.Split('/', '\\').Select(Clean).Where(part => part.Length > 0).ToList();
        var clean = parts.Count == 0 ? "file" : Path.Combine([.. parts.TakeLast(MostParts)]);
        for (var copy = 1; ; copy++)
        {
            var shown = copy == 1 ? clean
                : Path.Combine(copy.ToString(CultureInfo.InvariantCulture), clean);
            var path = Path.Combine(Files, shown);
            if (!IsTaken(path))
            {
                PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
                return (PrivateFiles.Open(path, FileMode.CreateNew), shown);
            }
        }
    }

    /// <summary>Becomes the folder of a batch.</summary>
    public void MoveTo(UploadFolder batch) => Directory.Move(_folder, batch._folder);

    /// <summary>A place in a file as the user knows it.</summary>
    public SourceLocation Shown(SourceLocation at) => at with { File = Shown(at.File) };

    /// <summary>What of the tables among files is not read.</summary>
    public async Task<List<string>> NotesAsync(
        IReadOnlyList<string> files, IngestOptions options, CancellationToken cancellation)
    {
        var advice = await TableAdvice.ForAsync(files, options, cancellation);
        return [.. advice.SelectMany(table => table.Notes.Select(note => $"{Shown(table.File)}: {note}"))];
    }

    /// <summary>A path of a file, or a text that names some, as the user knows it.</summary>
    public string Shown(string text) =>
        text.Replace(Files + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    public void Delete()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    // There is a file or folder of this name, or a file where one of its folders would stand.
    private bool IsTaken(string path)
    {
        for (var above = path; above.Length > Files.Length; above = Path.GetDirectoryName(above)!)
        {
            if (File.Exists(above))
            {
                return true;
            }
        }

        return Directory.Exists(path);
    }

    // A name that begins with a dot would be left out of the folder, or lead out of it.
    private static string Clean(string part)
    {
        var clean = End(string.Concat(part.Select(c => char.IsControl(c) || c == ':' ? '_' : c)).Trim());
        return clean.StartsWith('.') ? "_" + clean.TrimStart('.') : clean;
    }

    // The end of a long name, as file systems take it; it has the extension.
    private static string End(string name)
    {
        var (start, bytes) = (name.Length, 0);
        while (start > 0)
        {
            var size = start > 1 && char.IsSurrogatePair(name[start - 2], name[start - 1]) ? 2 : 1;
            bytes += Encoding.UTF8.GetByteCount(name.AsSpan(start - size, size));
            if (bytes > MostBytes)
            {
                break;
            }

            start -= size;
        }

        return name[start..];
    }
}
