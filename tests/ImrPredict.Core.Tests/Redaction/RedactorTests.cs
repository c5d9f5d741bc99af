using ImrPredict.Cases;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Text.Redaction;
using Xunit.Abstractions;

namespace ImrPredict.Tests.Redaction;

public sealed class RedactorTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("Seen by Dr. Maria Alvarez on 3/4/2014.", "Seen by Dr. [name] on [date].")]
    [InlineData("Claim Number: WC12-345678; DOB 1970-02-03", "Claim Number: [claim number]; DOB [date]")]
    [InlineData("Patient: LOPEZ, ANA M.\nPhone (415) 555-0100", "Patient: [name].\nPhone [phone]")]
    [InlineData("Write to j.doe@mail.example or SSN 123-45-6789", "Write to [e-mail] or SSN [SSN]")]
    [InlineData("12 Old Mill Road, Apt 4, San Jose, CA 95112", "[address], [address]")]
    [InlineData("On March 3, 2014 and 3 March 2014 and March 3rd", "On [date] and [date] and [date]")]
    [InlineData("John Smith, MD, wrote. Smith agreed.", "[name], MD, wrote. [name] agreed.")]
    public void What_tells_of_a_person_is_replaced_by_its_kind(string text, string redacted) =>
        Assert.Equal(redacted, Redactor.Redact(text));

    [Theory]
    [InlineData("Norco 10/325 mg #120, pain 7/10, strength 4/5, BP 128/82")]
    [InlineData("MRI of the Lumbar Spine at L4-5, CPT 72148, ICD M54.16")]
    [InlineData("Physical Therapy 2 x 6 for the Left Knee in March 2014")]
    [InlineData("Official Disability Guidelines, Pain chapter, page 98")]
    [InlineData("")]
    public void What_is_clinical_stays(string text) => Assert.Equal(text, Redactor.Redact(text));

    [Theory]
    [InlineData("At 123 Main Street Los Angeles, CA 90001 he", "At [address][address] he")]
    [InlineData("At 9 Elm Rd Chico CA 95926 he", "At [address][address] he")]
    [InlineData("Patient: Bo Li, Fresno, CA 93701.", "Patient: [name][address].")]
    [InlineData("Patient Maria Gonzalez reports pain.", "Patient [name] reports pain.")]
    [InlineData("Employee Linda Hovsepian was seen.", "Employee [name] was seen.")]
    [InlineData("Seen 3/4/2014-5/6/2014 for it.", "Seen [date]-[date] for it.")]
    public void Finds_that_touch_or_follow_a_label_are_replaced_whole(string text, string redacted)
    {
        Assert.Equal(redacted, Redactor.Redact(text));
    }

    [Fact]
    public void Recall_and_precision_on_invented_party_blocks_are_as_documented()
    {
        var figures = RedactionFigures.Measure([.. PartyBlock.Make(2000, seed: 11)]);

        foreach (var f in figures)
        {
            output.WriteLine(FormattableString.Invariant(
                $"{(f.Kind.Length > 0 ? f.Kind : "all"),-15} {f.Parts,6} parts, recall {f.Recall:0.000}, ")
                + FormattableString.Invariant($"precision {f.Precision:0.000}"));
        }

        Assert.InRange(figures[^1].Recall, 0.88, 1);
        Assert.InRange(figures[^1].Precision, 0.99, 1);
    }

    [Fact]
    public void Places_move_with_what_is_replaced()
    {
        const string Text = "On 3/4/2014 it was overturned. Seen 5/6/2014.";
        var spans = Redactor.Find(Text);

        var redacted = Redactor.Replace(Text, spans);

        Assert.Equal("On [date] it was overturned. Seen [date].", redacted);
        var start = Redactor.PlaceAfter(Text.IndexOf("it was", StringComparison.Ordinal), spans);
        var end = Redactor.PlaceAfter(Text.IndexOf(" Seen", StringComparison.Ordinal), spans);
        Assert.Equal("it was overturned.", redacted[start..end]);
    }

    [Fact]
    public async Task Reading_redacts_every_text_of_an_item_and_keeps_what_was_cut_in_its_place()
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            "c.csv",
            "case_number,requested_service,clinical_text,ur_reason,diagnoses,rationale,outcome,injury_date\n"
            + "A-1,Brace for Mr. Zebulon,Seen by Dr. Zebulon on 3/4/2014. IMR overturned the UR denial on 5/6/2014. "
            + "Pain is 7/10.,Dr. Zebulon denied,strain (Dr. Zebulon),Dr. Zebulon is right,Overturned,2013-01-02\n");

        var read = await ItemReader.ReadAsync([folder.File("c.csv")], new IngestOptions { Redact = true })
            .OfType<ItemRead.Parsed>().SingleAsync();

        var (item, uncut) = (read.Item, read.Uncut!);
        string?[] texts =
        [
            item.RequestedService, item.ClinicalText, item.UrReason, item.Diagnoses[0], read.Decision!.Rationale,
            uncut.Text,
        ];
        Assert.All(texts, text => Assert.DoesNotContain("Zebulon", text, StringComparison.Ordinal));
        Assert.Contains("Pain is 7/10", item.ClinicalText, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2013, 1, 2), item.InjuryDate);
        var cut = Assert.Single(uncut.Excisions);
        Assert.Contains("overturned", uncut.Text.Substring(cut.Start, cut.Length), StringComparison.Ordinal);
        Assert.Equal(Outcome.Overturned, read.Decision.Outcome);
    }
}
