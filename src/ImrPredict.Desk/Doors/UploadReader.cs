using ImrPredict.Cases;
using ImrPredict.Desk.Work;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ImrPredict.Desk.Doors;

/// <summary>
/// Reads the form of an upload part by part into a private folder: nothing of it goes to a temporary file that others
/// may read. Its token is checked before the first file is written.
/// </summary>
internal sealed class UploadReader(IAntiforgery antiforgery)
{
    private const int MostFiles = 20_000;
    private const int MostField = 10_000;
    private const string Broken = "the upload is none of this page; reload the page and try again.";

    /// <summary>Reads it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="folder">Takes the files.</param>
    /// <returns>The other fields, and the names of the files.</returns>
    /// <exception cref="ImrPredictException">It is no such form.</exception>
    /// <exception cref="AntiforgeryValidationException">It was not sent from a page of the desk.</exception>
    public async Task<(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Files)> ReadAsync(
        HttpContext context, UploadFolder folder)
    {
        var boundary = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : null;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 200)
        {
            throw new ImrPredictException(Broken);
        }

        var reader = new MultipartReader(boundary, context.Request.Body);
        var (fields, files) = (new Dictionary<string, string>(), new List<string>());
        var isChecked = false;
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            var part = section.GetContentDispositionHeader() ?? throw new ImrPredictException(Broken);
            if (!part.IsFileDisposition())
            {
                fields[part.Name.Value ?? ""] = await FieldAsync(section, context.RequestAborted);
                continue;
            }

            if (!isChecked)
            {
                context.Request.Headers[DeskForms.TokenHeader] = fields.GetValueOrDefault(DeskForms.TokenField);
                await antiforgery.ValidateRequestAsync(context);
                isChecked = true;
            }

            var name = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName);
            if (name.Length == 0)
            {
                continue; // the field was left empty
            }

            if (files.Count >= MostFiles)
            {
                throw new ImrPredictException(
                    $"more than {MostFiles:N0} files in one upload; send them in several, or packed as JSON lines.");
            }

            var (file, shown) = folder.Create(name.Value!);
            await using (file)
            {
                await section.Body.CopyToAsync(file, context.RequestAborted);
            }

            files.Add(shown);
        }

        return (fields, files);
    }

    private static async Task<string> FieldAsync(MultipartSection section, CancellationToken cancellation)
    {
        using var text = new StreamReader(section.Body);
        var buffer = new char[MostField];
        var read = await text.ReadBlockAsync(buffer, cancellation);
        return read < MostField ? new string(buffer, 0, read) : throw new ImrPredictException(Broken);
    }
}
