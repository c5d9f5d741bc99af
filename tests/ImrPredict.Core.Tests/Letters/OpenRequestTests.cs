using System.Text;
using ImrPredict.Cases;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Tests;

/// <summary>Open disputes that come as running text: requests, e-mails about them, denials.</summary>
public sealed class OpenRequestTests
{
    private const string Told =
        "The patient is a 51 year old male with neck pain since a fall at work. He has numbness of the left hand,\n"
        + "and six weeks of physical therapy and naproxen did not help. Spurling's sign is positive on the left.\n";

    public static TheoryData<string, string[], UtilizationReviewDecision?> Texts => new()
    {
        {
            "From: a@example.org\nTo: b@example.org\nSubject: MRI\n\nHello,\n\nClaim Number: 99-1234-X\n"
            + "Date of injury: 03/04/2015\n\nRequested service: MRI of the cervical spine without\ncontrast\n\n"
            + $"{Told}\n"
            + "Thank you,\nA. Nobody",
            ["MRI of the cervical spine without contrast"], null
        },
        {
            "REQUEST FOR AUTHORIZATION\n\nTreatment requested:\n1. Acupuncture 2 times 4\n2. Naproxen 500 mg #60\n\n"
                + Told,
            ["Acupuncture 2 times 4", "Naproxen 500 mg #60"], null
        },
        {
            $"Dear Dr. Nobody,\n\nUtilization review of the following is complete.\n\n{Told}\nThe request for "
            + "acupuncture 2 times 4 for the neck is non-certified, as none was tried.\n\nDate of denial: 11/02/2016\n",
            ["acupuncture 2 times 4 for the neck"], UtilizationReviewDecision.Denied
        },
        {
            "Notice of non-certification\nClaim No: 0012345\n\nWe have denied your request for physical therapy 3 "
            + $"times 4 because it exceeds the guideline.\n\n{Told}",
            ["physical therapy 3 times 4"], UtilizationReviewDecision.Denied
        },
        {
            "From: a@example.org\nSubject: RE: Request for MRI of the neck\nDate: Mon, 6 Feb 2017\n\n" + Told,
            ["MRI of the neck"], null
        },
        {
            $"Treatment: Physical therapy 12 sessions\nDetermination: Non-certified\n\n{Told}",
            ["Physical therapy 12 sessions"], UtilizationReviewDecision.Denied
        },
        {
            $"{Told}\nThe treating physician has requested authorization for an epidural steroid injection at C5-6.\n",
            ["an epidural steroid injection at C5-6"], null
        },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_request_in_running_text_is_an_item_that_is_not_decided(
        string text, string[] services, UtilizationReviewDecision? decision)
    {
        var items = Read(text).Select(Assert.IsType<ItemRead.Parsed>).ToList();

        Assert.Equal(services, items.Select(i => i.Item.RequestedService));
        Assert.All(items, i => Assert.Null(i.Decision));
        Assert.All(items, i => Assert.NotEmpty(i.Warnings));
        Assert.All(items, i => Assert.Contains("numbness of the left hand", i.Item.ClinicalText));
        Assert.All(items, i => Assert.DoesNotContain("Nobody,", i.Item.ClinicalText));
        Assert.All(items, i => Assert.NotEqual(ServiceCategory.Other, i.Item.ServiceCategory));
        Assert.All(items, i => Assert.Equal(decision, i.Item.UrDecision));
    }

    [Fact]
    public void Numbers_and_dates_of_a_request_are_read()
    {
        var item = ((ItemRead.Parsed)Read(
            "Claim Number: 99-1234-X\nDate of injury: 03/04/2015\nUR denial date: 11/02/2016\n"
            + $"Requested service: MRI of the neck\n\n{Told}")[0]).Item;

        Assert.Equal("99-1234-X", item.CaseNumber);
        Assert.Equal(new DateOnly(2015, 3, 4), item.InjuryDate);
        Assert.Equal(new DateOnly(2016, 11, 2), item.UrDenialDate);
    }

    [Fact]
    public void A_date_that_is_none_costs_a_warning_and_the_date_alone()
    {
        var read = (ItemRead.Parsed)Read(
            $"Date of injury: 13/45/2015\nRequested service: MRI of the neck\n\n{Told}")[0];

        Assert.Null(read.Item.InjuryDate);
        Assert.Equal("MRI of the neck", read.Item.RequestedService);
        Assert.Contains(read.Warnings, w => w.Contains("date of the injury", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Dear all, the meeting is on Monday at ten, and whoever wants to come may do so. Bring cake.")]
    [InlineData("Requested service: MRI of the neck")]
    public void Running_text_without_service_or_account_gives_one_clear_line(string text)
    {
        var rejected = Assert.IsType<ItemRead.Rejected>(Assert.Single(Read(text)));

        Assert.Contains("requested service", rejected.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_in_a_folder_is_found_by_its_content()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mail.eml", $"Subject: x\n\nRequested service: MRI of the neck\n\n{Told}");
        folder.Write("table.csv", "case_number,requested_service\nA1,Cane\n");
        folder.Write("note.txt", "Nothing is asked for here, nor is there anything to be told of.\n");

        var reads = new List<ItemRead>();
        await foreach (var read in ItemReader.ReadAsync([folder.Path], new IngestOptions()))
        {
            reads.Add(read);
        }

        Assert.Equal(["Cane", "MRI of the neck"],
            reads.OfType<ItemRead.Parsed>().Select(p => p.Item.RequestedService).Order());
        Assert.Contains("requested service", Assert.Single(reads.OfType<ItemRead.Rejected>()).Reason);
    }

    [Fact]
    public async Task Two_requests_are_two_and_a_copy_of_one_is_told()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/mail-1.txt", $"Requested service: MRI of the neck\n\n{Told}");
        folder.Write("a/mail-2.txt", $"Requested service: MRI of the right knee\n\n{Told}");
        folder.Write("b/mail-1.txt", $"Requested service: MRI of the neck\n\n{Told}");

        var reads = await ItemReader.ReadAsync([folder.Path], new IngestOptions()).ToListAsync();

        Assert.Equal(["MRI of the neck", "MRI of the right knee"],
            reads.OfType<ItemRead.Parsed>().Select(p => p.Item.RequestedService));
        Assert.Equal(folder.File("a/mail-1.txt"), Assert.Single(reads.OfType<ItemRead.AlreadyRead>()).CopyOf);
    }

    private static IReadOnlyList<ItemRead> Read(string text) =>
        LetterFile.Read("mail-7.txt", Encoding.UTF8.GetBytes(text));
}
