using System.Globalization;
using System.Net;
using System.Text;

namespace ImrPredict.Reports.Pages;

/// <summary>Writes HTML: every text is encoded, every number is written the same everywhere.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder html = new();

    /// <summary>Adds markup of our own; texts of the data go through <see cref="Encode"/> first.</summary>
    public HtmlText Raw(string markup)
    {
        html.Append(markup).Append('\n');
        return this;
    }

    /// <summary>Adds a table with header cells.</summary>
    /// <param name="caption">Caption, encoded here.</param>
    /// <param name="headers">Headers, encoded here; one that begins with # is a column of numbers.</param>
    /// <param name="rows">Cells as markup; the first heads its row.</param>
    public HtmlText Table(string caption, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        Raw($"<div class=scroll tabindex=0 role=region aria-label=\"{Encode(caption)}\"><table><caption>{Encode(caption)}</caption><thead><tr>");
        foreach (var header in headers)
        {
            Raw($"<th scope=col{Align(header)}>{Encode(header.TrimStart('#'))}</th>");
        }

        Raw("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            Raw("<tr>" + string.Concat(row.Select((cell, c) =>
                c == 0 ? $"<th scope=row>{cell}</th>" : $"<td{Align(headers[c])}>{cell}</td>")) + "</tr>");
        }

        return Raw("</tbody></table></div>");
    }

    /// <inheritdoc/>
    public override string ToString() => html.ToString();

    /// <summary>A text as it is safe inside markup and attributes.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A probability or share in percent, as markup with a space that does not break.</summary>
    public static string Percent(double share) =>
        share is > 0 and < 0.001 ? "&lt;0.1&#160;%" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#}&#160;%");

    /// <summary>A number with a few digits.</summary>
    public static string Number(double value, string form = "0.##") => value.ToString(form, CultureInfo.InvariantCulture);

    /// <summary>A count with thousands.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun.</summary>
    public static string Count(long value, string one, string many) => $"{Count(value)} {(value == 1 ? one : many)}";

    /// <summary>A number of things to be expected, never rounded to nothing.</summary>
    public static string About(double expected) =>
        expected < 0.05 ? "fewer than 0.1" : $"about {Number(expected, "#,0.#")}";

    private static string Align(string header) => header.StartsWith('#') ? " class=n" : "";
}
