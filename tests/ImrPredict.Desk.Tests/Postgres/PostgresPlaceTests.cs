using ImrPredict.Cases.Storage;
using Npgsql;

namespace ImrPredict.Tests.Desk.Postgres;

/// <summary>How the place of a store on a server is read.</summary>
public sealed class PostgresPlaceTests
{
    [Fact]
    public void An_address_gives_server_database_account_schema_and_encryption()
    {
        var place = PostgresPlace.OfStore(
            "PostgreSQL://imr@db.example.org:5433/reviews?schema=team_a&sslmode=verify-full"
            + "&sslrootcert=/etc/ssl/ca%20one.pem");

        Assert.Equal(
            ("db.example.org", 5433, "reviews", "imr", "team_a", SslMode.VerifyFull, "/etc/ssl/ca one.pem"),
            (place.Settings.Host, place.Settings.Port, place.Settings.Database, place.Settings.Username, place.Schema,
                place.Settings.SslMode, place.Settings.RootCertificate));
        Assert.Equal("postgres:db.example.org:5433/reviews?schema=team_a", place.Name);
    }

    [Theory]
    [InlineData("postgres://imr@localhost/reviews", "postgres:localhost/reviews")]
    [InlineData("postgres:Host=/run/postgresql;Database=reviews;Username=imr", "postgres:/run/postgresql/reviews")]
    public void Without_a_schema_it_is_the_usual_one_and_the_name_has_no_account(string text, string name)
    {
        var place = PostgresPlace.OfStore(text);

        Assert.Equal(("imrpredict", name), (place.Schema, place.Name));
        Assert.Null(place.Settings.Password);
    }

    [Theory]
    [InlineData("postgres://imr@localhost/reviews?schema=Team")]
    [InlineData("postgres://imr@localhost/reviews?schema=pg_catalog")]
    [InlineData("postgres://imr@localhost/reviews?schema=a,b")]
    [InlineData("postgres://imr@localhost/reviews?sslmode=never")]
    [InlineData("postgres://imr@localhost/reviews?application_name=x")]
    [InlineData("postgres://imr:word@localhost/reviews")]
    [InlineData("postgres:Host=localhost;Password=word")]
    [InlineData("postgres:Host")]
    public void What_is_no_place_is_refused_without_its_text(string text)
    {
        var refused = Assert.ThrowsAny<ImrPredict.Cases.ImrPredictException>(() => PostgresPlace.OfStore(text));

        Assert.DoesNotContain("word@", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("=word", refused.Message, StringComparison.Ordinal);
    }
}
