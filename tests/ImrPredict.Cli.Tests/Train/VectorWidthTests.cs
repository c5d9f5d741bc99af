using System.Text.Json;

namespace ImrPredict.Tests.Train;

public sealed class VectorWidthTests : IDisposable
{
    private const string Setting = "DOTNET_EnableAVX512";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // On processors without AVX-512 it says nothing: both runs are the same there.
    [UnixFact]
    public async Task A_processor_with_wider_vectors_makes_the_model_of_others()
    {
        var cases = _folder.Write("some cases.csv", AuditCommandTests.Table(300));
        var options = _folder.Write("options.json", TrainedModel.Options);
        var train = $"imr-train train '{cases}' --options '{options}' --model";

        var wide = await ProgramRun.BashAsync($"unset {Setting}; {train} 'm\u00f6del of wide'", _folder.Path);
        var narrow = await ProgramRun.BashAsync($"export {Setting}=0; {train} narrow", _folder.Path);

        Assert.True(wide.ExitCode == 0, wide.Error);
        Assert.True(narrow.ExitCode == 0, narrow.Error);
        Assert.Equal(IdOf("narrow"), IdOf("m\u00f6del of wide"));
    }

    private string? IdOf(string model)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(_folder.File($"{model}/manifest.json")));
        return manifest.RootElement.GetProperty("model_id").GetString();
    }
}
