using System.Text;

namespace ImrPredict.Text.Normalising;

/// <summary>The text of a cell that holds Rich Text Format.</summary>
internal static class RtfCell
{
    /// <summary>The text, lines at paragraph ends.</summary>
    public static string Read(string rtf)
    {
        var text = new StringBuilder();
        new RtfReader(rtf, run => text.Append(run), mark => text.Append(mark switch
        {
            RtfMark.Cell => " ",
            RtfMark.TableRow => "",
            _ => "\n",
        })).Read();
        return text.ToString().Trim();
    }
}
