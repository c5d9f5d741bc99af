using System.Text.Json;
using System.Text.Json.Serialization;
using ImrPredict.Cases;

namespace ImrPredict.Desk.Access.SignOn;

/// <summary>A single sign-on by OpenID Connect, as a file describes it.</summary>
internal sealed record SignOnSettings
{
    private const string Example =
        """{"authority": "https://login.example.org", "client_id": "imr-desk", "roles": {"staff": "reader"}}""";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        Converters = { new OneOrMore() },
    };

    /// <summary>The provider: the address below which /.well-known/openid-configuration stands.</summary>
    public string Authority { get; init; } = "";

    /// <summary>The name by which the provider knows the desk.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>A file whose first line is the secret of the desk; null for none.</summary>
    public string? ClientSecretFile { get; init; }

    /// <summary>The claim that is the name of a person.</summary>
    public string NameClaim { get; init; } = "preferred_username";

    /// <summary>The claim whose values <see cref="Roles"/> has.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>What is asked for beside openid.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["profile"];

    /// <summary>For each value of the claim the roles that it gives.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Roles { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The secret; null for none.</summary>
    [JsonIgnore]
    public string? ClientSecret { get; private init; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ImrPredictException">
    /// It cannot be read, others can change it, something in it is missing or unknown, the provider has no TLS, or
    /// others can read the secret.
    /// </exception>
    public static SignOnSettings Load(string path)
    {
        try
        {
            OwnFile.CheckUnchanged(path);
            var settings = JsonSerializer.Deserialize<SignOnSettings>(File.ReadAllBytes(path), Json)
                ?? throw new JsonException();
            settings.Check(path);
            return settings with { ClientSecret = settings.SecretBeside(path) };
        }
        catch (JsonException problem)
        {
            var place = problem.Path is { Length: > 1 } at ? $" (at {at})" : "";
            throw new ImrPredictException(
                $"{path}: does not describe a single sign-on{place}; expected such as {Example}.", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImrPredictException(
                $"{path}: cannot be read ({problem.Message}); --oidc names the file.", problem);
        }
    }

    /// <summary>What a person with some values of the claim is.</summary>
    public IReadOnlyList<DeskRole> RolesOf(IEnumerable<string> values)
    {
        var names = values.SelectMany(value => Roles.GetValueOrDefault(value, [])).ToHashSet();
        return [.. Enum.GetValues<DeskRole>().Where(role => names.Contains(DeskRights.NameOf(role)))];
    }

    /// <summary>Whether what is sent to an address is seen by nobody on the way.</summary>
    public static bool IsSafe(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { Scheme: "https" } or { Scheme: "http", IsLoopback: true };

    private void Check(string path)
    {
        if (!IsSafe(Authority) || new Uri(Authority) is not { Query: "", Fragment: "", UserInfo: "" })
        {
            throw new ImrPredictException(
                $"{path}: authority is the address of the provider, and begins with https:// (or http:// on this "
                + "machine).");
        }

        var names = Enum.GetValues<DeskRole>().Select(DeskRights.NameOf).ToList();
        var missing = ClientId.Length == 0 ? "client_id is missing"
            : NameClaim.Length == 0 || RoleClaim.Length == 0 ? "a claim has no name"
            : Scopes.Any(scope => scope.Length == 0 || scope.Contains(' ', StringComparison.Ordinal))
                ? "scopes is a list of words"
            : Roles.Values.SelectMany(roles => roles).Except(names).Any()
                ? $"roles gives one that the desk does not know; there are {string.Join(", ", names)}"
            : Roles.Values.All(roles => roles.Count == 0) ? "roles gives nobody a role"
            : null;
        if (missing is not null)
        {
            throw new ImrPredictException($"{path}: {missing}; expected such as {Example}.");
        }
    }

    private string? SecretBeside(string path)
    {
        if (ClientSecretFile is null)
        {
            return null;
        }

        var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, ClientSecretFile);
        OwnFile.CheckSecret(file);
        var secret = File.ReadLines(file).FirstOrDefault()?.Trim();
        return secret is { Length: > 0 } ? secret
            : throw new ImrPredictException($"{file}: has no secret in its first line; write it there.");
    }

    // A word stands for a list of one.
    private sealed class OneOrMore : JsonConverter<IReadOnlyList<string>>
    {
        public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                return [reader.GetString()!];
            }

            var words = JsonSerializer.Deserialize<string?[]>(ref reader, options) ?? [];
            return [.. words.Select(word => word ?? throw new JsonException())];
        }

        public override void Write(
            Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}
