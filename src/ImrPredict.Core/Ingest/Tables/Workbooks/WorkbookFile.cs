using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Tables.Workbooks;

/// <summary>Opens a workbook of any format, which its first bytes tell.</summary>
internal static class WorkbookFile
{
    /// <summary>Opens a workbook.</summary>
    /// <exception cref="UnreadableInputException">It is none, or holds more than the limits.</exception>
    /// <exception cref="Exception">It is damaged; of any kind that its readers give.</exception>
    public static Workbook Open(string path, TableLimits limits)
    {
        var head = FileHead.Read(path);
        return FileSignature.IsCompound(head) ? new BinaryWorkbook(path, limits)
            : PageWorkbook.Looks(head) ? new PageWorkbook(path, limits)
            : new XmlWorkbook(path, limits);
    }
}
