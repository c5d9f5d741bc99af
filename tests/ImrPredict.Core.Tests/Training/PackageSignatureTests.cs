using System.Text;
using ImrPredict.Cases;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Training.Package;

namespace ImrPredict.Tests.Training;

public sealed class PackageSignatureTests : IClassFixture<SmallRun>, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SigningKey _key = SigningKey.Generate();
    private readonly string _model;

    public PackageSignatureTests(SmallRun small)
    {
        _model = _folder.File("m");
        ModelPackage.Save(_model, small.Run);
        Sign();
    }

    private PackagePlace Signed => new(_model) { SignedBy = _key.Public };

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_signed_package_is_read_by_all_ways_that_read_one()
    {
        Assert.NotNull(ModelPackage.Load(Signed));
        Assert.NotNull(ModelPackage.LoadToJudge(Signed));
        Assert.NotNull(ModelPackage.ReadReference(Signed));
        Assert.NotNull(ModelPackage.ReadLearntRows(Signed));
        var precedents = PrecedentIndex.OpenOrNull(Signed);
        Assert.NotNull(precedents);
    }

    [Theory]
    [InlineData("model.zip")]
    [InlineData("plain.zip")]
    [InlineData("options.json")]
    [InlineData("metrics.json")]
    [InlineData("reference.json")]
    [InlineData("card.md")]
    [InlineData("learnt.bin")]
    [InlineData("manifest.json")]
    [InlineData("manifest.sig")]
    public void A_change_of_any_file_is_refused_though_its_hash_is_made_anew(string name)
    {
        var path = Path.Combine(_model, name);
        if (!File.Exists(path))
        {
            Assert.Equal("plain.zip", name); // the plain baseline is the model
            return;
        }

        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        var manifest = Path.Combine(_model, "manifest.json");
        if (name is not ("manifest.json" or "manifest.sig"))
        {
            var text = File.ReadAllText(manifest);
            var at = text.IndexOf($"\"{name}\": \"", StringComparison.Ordinal) + name.Length + 5;
            File.WriteAllText(manifest, text[..at] + PackageFiles.Sha256(bytes) + text[(at + 64)..]);
        }

        Assert.Throws<ImrPredictException>(() => ModelPackage.Load(Signed));
        Assert.Throws<ImrPredictException>(() => ModelPackage.ReadReference(Signed));
    }

    [Fact]
    public void Changed_precedents_an_added_file_and_a_package_without_signature_are_refused()
    {
        var precedents = Path.Combine(_model, "precedents.bin");
        var bytes = File.ReadAllBytes(precedents);
        bytes[^100] ^= 1;
        File.WriteAllBytes(precedents, bytes);
        Assert.Throws<ImrPredictException>(() => PrecedentIndex.OpenOrNull(Signed));
        bytes[^100] ^= 1;
        File.WriteAllBytes(precedents, bytes);

        File.WriteAllText(Path.Combine(_model, "more.html"), "x");
        Assert.Contains(
            "more.html", Assert.Throws<ImrPredictException>(() => ModelPackage.Load(Signed)).Message,
            StringComparison.Ordinal);
        File.Delete(Path.Combine(_model, "more.html"));

        File.Delete(Path.Combine(_model, PackageSignature.FileName));
        Assert.Contains(
            "is not signed", Assert.Throws<ImrPredictException>(() => ModelPackage.Load(Signed)).Message,
            StringComparison.Ordinal);
        Assert.NotNull(ModelPackage.Load(_model));
    }

    [Fact]
    public void The_signature_of_another_key_is_refused()
    {
        using var other = SigningKey.Generate();

        var refused = Assert.Throws<ImrPredictException>(
            () => ModelPackage.Load(new PackagePlace(_model) { SignedBy = other.Public }));

        Assert.Contains("manifest.sig", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_was_changed_is_not_signed()
    {
        File.AppendAllText(Path.Combine(_model, "card.md"), "x");

        Assert.Throws<ImrPredictException>(Sign);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")]
    public void What_is_no_key_is_refused(string text)
    {
        _folder.Write("k", text);

        Assert.Throws<ImrPredictException>(() => SigningKey.Load(_folder.File("k")));
        Assert.Throws<ImrPredictException>(() => VerifyingKey.Load(_folder.File("k")));
        Assert.Throws<ImrPredictException>(() => VerifyingKey.Load(_folder.File("none")));
    }

    [Fact]
    public void Keys_are_read_back_from_their_files()
    {
        File.WriteAllBytes(_folder.File("k"), _key.ExportPrivate());
        File.WriteAllBytes(_folder.File("k.pub"), _key.ExportPublic());

        using var read = SigningKey.Load(_folder.File("k"));

        Assert.Equal(Encoding.ASCII.GetString(_key.ExportPublic()), Encoding.ASCII.GetString(read.ExportPublic()));
        Assert.NotNull(ModelPackage.Load(
            new PackagePlace(_model) { SignedBy = VerifyingKey.Load(_folder.File("k.pub")) }));
    }

    private void Sign() => File.WriteAllText(
        Path.Combine(_model, PackageSignature.FileName), PackageSigner.Sign(_model, _key));
}
