namespace ImrPredict.Tests.Privacy;

public sealed class KilledCommandTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void A_training_that_is_killed_leaves_the_package_as_it_was_or_whole_and_nothing_else()
    {
        _folder.Write("options.json", TrainedModel.Options);
        var (faults, _) = new KilledCommand(
            ProgramRun.PathOf("imr-train"),
            ["train", trained.Letters, "--model", "model", "--options", "options.json", "--quiet"],
            _folder.Path, "model").Run(kills: 3, seed: 5);

        Assert.Empty(faults);
    }
}
