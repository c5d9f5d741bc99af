using System.Buffers.Binary;
using System.Text;

namespace ImrPredict.Tests.Tables;

/// <summary>
/// Writes workbooks of before 2007 record by record ([MS-XLS], [MS-CFB]), so that they can hold what no program writes.
/// They have one sheet, <c>Data</c>; cells are in style 0, or in style 1, which shows days.
/// </summary>
internal static class MadeOldWorkbook
{
    private const int Sector = 512;
    private const int LeastStream = 4096;

    /// <summary>A record.</summary>
    public static byte[] Record(int kind, params ReadOnlySpan<byte> content) =>
        [.. Number(kind), .. Number(content.Length), .. content];

    /// <summary>A cell that holds a text.</summary>
    public static byte[] Text(int row, int column, string text) =>
        Record(0x0204, [.. Place(row, column, 0), .. Number(text.Length), 0, .. Encoding.Latin1.GetBytes(text)]);

    /// <summary>A cell that holds one of the texts that are shared.</summary>
    public static byte[] Shared(int row, int column, int text) =>
        Record(0x00FD, [.. Place(row, column, 0), .. Long(text)]);

    /// <summary>A cell that holds a number.</summary>
    public static byte[] Number(int row, int column, double number, int style = 1) =>
        Record(0x0203, [.. Place(row, column, style), .. BitConverter.GetBytes(number)]);

    /// <summary>A cell that holds a formula whose value is a text; the text may go on in further records.</summary>
    public static byte[] Formula(int row, int column, params string[] text) =>
    [
        .. Record(0x0006, [.. Place(row, column, 0), 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0]),
        .. Record(0x0207, [.. Number(text.Sum(part => part.Length)), 0, .. Encoding.Latin1.GetBytes(text[0])]),
        .. text.Skip(1).SelectMany(part => Record(0x003C, [0, .. Encoding.Latin1.GetBytes(part)])),
    ];

    /// <summary>Texts that cells share; each goes on in a further record at every bar.</summary>
    public static byte[] SharedTexts(params string[] texts)
    {
        var records = new List<byte>();
        var record = new List<byte>([.. Long(texts.Length), .. Long(texts.Length)]);
        var kind = 0x00FC;
        foreach (var parts in texts.Select(text => text.Split('|')))
        {
            record.AddRange([.. Number(parts.Sum(part => part.Length)), 0, .. Encoding.Latin1.GetBytes(parts[0])]);
            foreach (var part in parts.Skip(1))
            {
                records.AddRange(Record(kind, [.. record]));
                (kind, record) = (0x003C, [0, .. Encoding.Latin1.GetBytes(part)]);
            }
        }

        return [.. records, .. Record(kind, [.. record])];
    }

    /// <summary>Writes a workbook.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cells">Records of its sheet.</param>
    /// <param name="globals">More records of the workbook.</param>
    /// <param name="is1904">Whether days are counted from 1904 on.</param>
    public static string Write(string path, IEnumerable<byte[]> cells, byte[]? globals = null, bool is1904 = false)
    {
        byte[] head =
        [
            .. Begin(5), .. globals ?? [], .. Record(0x0042, Number(1200)), .. Record(0x0022, Number(is1904 ? 1 : 0)),
            .. Record(0x00E0, new byte[20]), .. Record(0x00E0, [0, 0, 14, 0, .. new byte[16]]),
        ];
        var sheet = Record(0x0085, [0, 0, 0, 0, 0, 0, 4, 0, .. "Data"u8]);
        var end = Record(0x000A);
        BinaryPrimitives.WriteInt32LittleEndian(sheet.AsSpan(4), head.Length + sheet.Length + end.Length);
        byte[] content =
        [
            .. head, .. sheet, .. end,
            .. Begin(0x10), .. Record(0x0200, [.. Long(0), .. Long(10), .. Number(0), .. Number(9), 0, 0]),
            .. cells.SelectMany(cell => cell), .. end,
        ];
        File.WriteAllBytes(path, InCompound(content));
        return path;
    }

    private static byte[] Begin(int kind) =>
        Record(0x0809, [.. Number(0x0600), .. Number(kind), .. new byte[12]]);

    private static byte[] Place(int row, int column, int style) =>
        [.. Number(row), .. Number(column), .. Number(style)];

    // One sector of the table of sectors, one of the directory, then the stream.
    private static byte[] InCompound(byte[] stream)
    {
        var sectors = (Math.Max(LeastStream, stream.Length) + Sector - 1) / Sector;
        int[] table =
        [
            -3, -2, .. Enumerable.Range(3, sectors - 1), -2, .. Enumerable.Repeat(-1, (Sector / 4) - sectors - 2),
        ];
        byte[] head =
        [
            0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], 0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0,
            .. new byte[10], .. Long(1), .. Long(1), .. Long(0), .. Long(LeastStream), .. Long(-2), .. Long(0),
            .. Long(-2), .. Long(0), .. Long(0), .. Enumerable.Repeat((byte)0xFF, 108 * 4),
        ];
        return
        [
            .. head, .. table.SelectMany(Long),
            .. Entry("Root Entry", 5, 1, -2, 0), .. Entry("Workbook", 2, -1, 2, sectors * Sector), .. new byte[256],
            .. stream, .. new byte[(sectors * Sector) - stream.Length],
        ];
    }

    private static byte[] Entry(string name, byte kind, int child, int start, int length) =>
    [
        .. Encoding.Unicode.GetBytes(name.PadRight(32, '\0')), .. Number((2 * name.Length) + 2), kind, 1,
        .. Long(-1), .. Long(-1), .. Long(child), .. new byte[36], .. Long(start), .. Long(length), .. Long(0),
    ];

    private static byte[] Number(int number) => BitConverter.GetBytes((ushort)number);

    private static byte[] Long(int number) => BitConverter.GetBytes(number);
}
