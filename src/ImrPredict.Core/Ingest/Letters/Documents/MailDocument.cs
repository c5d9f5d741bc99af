using System.Text;
using System.Text.RegularExpressions;
using ImrPredict.Ingest.Reading;
using MimeKit;
using MimeKit.Tnef;

namespace ImrPredict.Ingest.Letters.Documents;

/// <summary>
/// An e-mail as mail programs save it (<c>.eml</c>, RFC 5322 and MIME): what it says and what is attached.
/// </summary>
/// <param name="Text">Subject and body, those of messages inside too.</param>
/// <param name="Attached">Names and contents of the attached files, in their order.</param>
internal sealed partial record MailDocument(string Text, IReadOnlyList<(string Name, byte[] Content)> Attached)
{
    private const int MostNested = 4;
    private const int HeadBytes = 16_384;

    /// <summary>Whether a file begins with the header of an e-mail.</summary>
    public static bool Looks(ReadOnlySpan<byte> head)
    {
        var begin = Encoding.Latin1.GetString(head[..Math.Min(head.Length, HeadBytes)]).TrimStart();
        var header = Header().Match(begin);
        return header.Success && OfMail().IsMatch(header.Value);
    }

    /// <summary>Reads an e-mail; null where it is none. Never throws for what it holds.</summary>
    public static MailDocument? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var stream = new MemoryStream(content.ToArray());
            var (text, attached) = (new StringBuilder(), new List<(string, byte[])>());
            Add(MimeMessage.Load(stream), text, attached, 0);
            return new(text.ToString(), attached);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static void Add(MimeMessage message, StringBuilder text, List<(string, byte[])> attached, int depth)
    {
        text.Append("Subject: ").Append(message.Subject).Append("\n\n");
        var body = message.TextBody is { } plain && !string.IsNullOrWhiteSpace(plain) ? plain
            : message.HtmlBody is { } html ? HtmlText.Read(html)
            : "";
        text.Append(body.ReplaceLineEndings("\n")).Append("\n\n");
        foreach (var part in message.BodyParts.Where(_ => depth < MostNested))
        {
            switch (part)
            {
                case MessagePart { Message: { } inner }:
                    Add(inner, text, attached, depth + 1);
                    break;
                case TnefPart outlook:
                    Add(outlook.ConvertToMessage(), text, attached, depth + 1);
                    break;
                case MimePart { Content: not null } file when part.IsAttachment || part is not TextPart:
                    using (var bytes = new MemoryStream())
                    {
                        file.Content.DecodeTo(bytes);
                        attached.Add((file.FileName ?? "", bytes.ToArray()));
                    }

                    break;
            }
        }
    }

    [GeneratedRegex(@"\A(?:From [^\n]*\r?\n)?(?:[A-Za-z][\w-]*:[^\n]*(?:\n[ \t]+[^\n]*)*(?:\n|\z)){2,}(?=\r?\n|\z)",
        RegexOptions.None, LetterGuard.PatternMilliseconds)]
    private static partial Regex Header();

    // What programs write; a printed or pasted e-mail begins with From and Sent alone.
    [GeneratedRegex("^(?:MIME-Version|Message-ID|Received|Content-Type|Return-Path|Delivered-To) ?:",
        RegexOptions.Multiline | RegexOptions.IgnoreCase, LetterGuard.PatternMilliseconds)]
    private static partial Regex OfMail();
}
