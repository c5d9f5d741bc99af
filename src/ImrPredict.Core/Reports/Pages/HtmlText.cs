using System.Net;
using System.Text;

namespace ImrPredict.Reports.Pages;

/// <summary>Writes HTML: texts of the data are encoded.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _html = new();

    /// <summary>Adds markup of our own; texts of the data go through <see cref="Encode"/> first.</summary>
    public HtmlText Raw(string markup)
    {
        _html.Append(markup).Append('\n');
        return this;
    }

    /// <summary>Adds a table with header cells.</summary>
    /// <param name="caption">Caption, encoded here.</param>
    /// <param name="headers">Headers, encoded here; one that begins with # is a column of numbers.</param>
    /// <param name="rows">Cells as markup; the first heads its row.</param>
    public HtmlText Table(string caption, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        Raw($"<div class=scroll tabindex=0 role=region aria-label=\"{Encode(caption)}\"><table>"
            + $"<caption>{Encode(caption)}</caption><thead><tr>");
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

    /// <summary>Adds a list.</summary>
    /// <param name="items">Items, encoded here.</param>
    public HtmlText List(IEnumerable<string> items) =>
        Raw($"<ul>{string.Concat(items.Select(item => $"<li>{Encode(item)}</li>"))}</ul>");

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();

    /// <summary>A text as it is safe inside markup and attributes.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Align(string header) => header.StartsWith('#') ? " class=n" : "";
}
