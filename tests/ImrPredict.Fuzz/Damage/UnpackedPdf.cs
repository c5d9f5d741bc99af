using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace ImrPredict.Fuzz.Damage;

/// <summary>Writes a PDF with its streams unpacked, so that damage reaches what they hold.</summary>
internal static partial class UnpackedPdf
{
    /// <summary>
    /// Unpacks the streams of a file as this project's corpus writes it. Offsets are wrong then, and a reader looks for
    /// the objects.
    /// </summary>
    public static byte[] Of(byte[] pdf) => Encoding.Latin1.GetBytes(
        Packed().Replace(Encoding.Latin1.GetString(pdf), stream =>
        {
            var content = Inflate(Encoding.Latin1.GetBytes(stream.Groups["content"].Value));
            return $"<</Length {content.Length} >>\nstream\n{content}\nendstream";
        }));

    private static string Inflate(byte[] packed)
    {
        using var stream = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return Encoding.Latin1.GetString(content.ToArray());
    }

    [GeneratedRegex(
        @"<<[^<>]*/Filter \[ /FlateDecode \][^<>]*>>\s*stream\r?\n(?<content>.*?)\r?\nendstream",
        RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Packed();
}
