using System.Text;
using ImrPredict.Cases;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using MimeKit;
using static ImrPredict.Tests.PageDrawing;

namespace ImrPredict.Tests;

/// <summary>E-mails as mail programs save them: what is attached is read, else what they say.</summary>
public sealed class MailTests
{
    private const string Request = "Please review the denial. Claim number: WC-123456.\n"
        + "Requested service: MRI of the lumbar spine\nDate of injury: 03/04/2015\n"
        + "The worker has had low back pain since a fall, and six visits of therapy did not help. Utilization review "
        + "denied the request. The left leg is numb.\nThank you.\n";

    private static readonly byte[] Letter = Encoding.UTF8.GetBytes(
        "Case Number: CM16-0123456   Date of Injury: 10/14/2016\n\nCLINICAL CASE SUMMARY\n\n"
        + "The worker is 44 and has knee pain since a fall at work.\n\nIMR ISSUES, DECISIONS AND RATIONALES\n\n"
        + "The Final Determination was based on decisions for the disputed items/services set forth\nbelow:\n\n"
        + "1. Knee brace: Upheld\n\nDecision rationale: No instability is seen. The request is not medically "
        + "necessary.\n");

    [Theory]
    [InlineData("plain", ContentEncoding.SevenBit)]
    [InlineData("plain", ContentEncoding.Base64)]
    [InlineData("plain", ContentEncoding.QuotedPrintable)]
    [InlineData("html", ContentEncoding.Base64)]
    public void What_an_e_mail_says_is_read_however_it_is_encoded(string type, ContentEncoding encoding)
    {
        var text = type == "html" ? $"<html><body><p>{Request.Replace("\n", "</p><p>")}</p></body></html>" : Request;

        var read = Assert.IsType<ItemRead.Parsed>(Assert.Single(Read(new TextPart(type)
        {
            Text = text,
            ContentTransferEncoding = encoding,
        })));

        Assert.Equal(("WC-123456", "MRI of the lumbar spine"), (read.Item.CaseNumber, read.Item.RequestedService));
        Assert.Equal(new DateOnly(2015, 3, 4), read.Item.InjuryDate);
        Assert.Contains("left leg is numb", read.Item.ClinicalText, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_letter_that_is_attached_the_words_beside_it_are_no_item()
    {
        var pdf = new PageDrawing().With(Lines(Encoding.UTF8.GetString(Letter).Split('\n'))).Build();
        foreach (var (content, name) in new[] { (Letter, "letter.txt"), (pdf, "scan.bin") })
        {
            var read = Assert.Single(Read(new Multipart("mixed")
            {
                new TextPart("plain") { Text = Request },
                Attached([0x89, 0x50, 0x4E, 0x47, 0, 0], "logo.png"),
                Attached(content, name),
            }));

            var item = Assert.IsType<ItemRead.Parsed>(read);
            Assert.Equal(("CM16-0123456", "Knee brace"), (item.Item.CaseNumber, item.Item.RequestedService));
            Assert.Equal(Outcome.Upheld, item.Decision?.Outcome);
        }
    }

    [Fact]
    public void A_forwarded_e_mail_is_read_with_the_one_around_it()
    {
        var inner = Message(new TextPart("plain") { Text = Request });

        var read = Assert.Single(Read(new Multipart("mixed")
        {
            new TextPart("plain") { Text = "For you." },
            new MessagePart { Message = inner },
        }));

        Assert.Equal("WC-123456", Assert.IsType<ItemRead.Parsed>(read).Item.CaseNumber);
    }

    [Fact]
    public void An_attachment_that_cannot_be_read_is_told()
    {
        var reads = Read(new Multipart("mixed")
        {
            new TextPart("plain") { Text = "See what is attached." },
            Attached([0xD0, 0xCF, 0x11, 0xE0, .. new byte[600], .. Encoding.Unicode.GetBytes("WordDocument")], "a.doc"),
        });

        Assert.Contains(reads, read => read is ItemRead.Rejected { Field: "attachment", Reason: var reason }
            && reason.Contains("(.doc)", StringComparison.Ordinal));
        Assert.All(reads, read => Assert.IsType<ItemRead.Rejected>(read));
    }

    private static IReadOnlyList<ItemRead> Read(MimeEntity body)
    {
        using var bytes = new MemoryStream();
        Message(body).WriteTo(bytes);
        Assert.True(InputSniffer.Sniff(bytes.ToArray()).Kind!.IsLetter);
        return LetterFile.Read("mail.eml", bytes.ToArray());
    }

    private static MimeMessage Message(MimeEntity body) => new(
        [new MailboxAddress("A", "a@example.org")], [new MailboxAddress("B", "b@example.org")], "IMR request", body);

    private static MimePart Attached(byte[] content, string name) => new("application", "octet-stream")
    {
        Content = new MimeContent(new MemoryStream(content)),
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        ContentTransferEncoding = ContentEncoding.Base64,
        FileName = name,
    };
}
