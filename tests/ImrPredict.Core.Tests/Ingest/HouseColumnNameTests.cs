using ImrPredict.Ingest.Sniffing;

namespace ImrPredict.Tests.Ingest;

public sealed class HouseColumnNameTests
{
    [Theory]
    [InlineData("Pt Age", "age")]
    [InlineData("PatientAge", "age")]
    [InlineData("Clmt Sex", "sex")]
    [InlineData("Dt of Injury", "injury_date")]
    [InlineData("DateOfInjury", "injury_date")]
    [InlineData("IMR Case Nbr", "case_number")]
    [InlineData("Claim Ref", "case_number")]
    [InlineData("Req Svc", "requested_service")]
    [InlineData("Tx Req'd", "requested_service")]
    [InlineData("Rcvd Dt", "received_date")]
    [InlineData("Appeal Received", "received_date")]
    [InlineData("Dx Desc", "diagnoses")]
    [InlineData("UR Disposition", "ur_decision")]
    [InlineData("Lines in Case", "items_in_case")]
    [InlineData("Handler", "")]
    [InlineData("Vendor", "")]
    [InlineData("Patient", "")]
    [InlineData("Date", "")]
    [InlineData("#", "")]
    public async Task A_house_name_with_usual_abbreviations_is_known(string house, string canonical)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("house.csv", $"\"{house}\",Requested Service,Case Number\n1,MRI of the knee,A1\n");
        if (canonical is "requested_service" or "case_number")
        {
            file = folder.Write("house.csv", $"\"{house}\",Body Part\n1,knee\n");
        }

        var columns = await MapDraft.OfAsync(file, new());

        Assert.Equal(canonical, columns.Single(column => column.House == house).Canonical);
    }
}
