using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImrPredict.Desk.Access;

/// <summary>Who makes a request, and what it was about. Without accounts, whoever has the key may do all.</summary>
/// <param name="hasAccounts">Whether people sign in.</param>
internal sealed class Visit(bool hasAccounts)
{
    private readonly List<string> _notes = [];

    /// <summary>Whether people sign in.</summary>
    public bool HasAccounts { get; } = hasAccounts;

    /// <summary>Who is signed in; null for nobody.</summary>
    public Person? Person { get; set; }

    /// <summary>
    /// Whether the request brings the secret itself, as programs do: a cookie goes along with requests that other
    /// pages make.
    /// </summary>
    public bool IsProgram { get; set; }

    /// <summary>The token of the form by which who is signed in signs out; empty where nobody is.</summary>
    public string FormToken { get; set; } = "";

    /// <summary>What the request was about, beside the numbers of its address.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The visit of a request.</summary>
    public static Visit Of(HttpContext context) => context.RequestServices.GetRequiredService<Visit>();

    /// <summary>Whether who asks has a right.</summary>
    public bool May(DeskRight right) => !HasAccounts || Person?.May(right) == true;

    /// <summary>Ends the request of who has not this right.</summary>
    /// <exception cref="RefusedException">It is so.</exception>
    public void Demand(DeskRight right)
    {
        if (May(right))
        {
            return;
        }

        if (Person is not { } person)
        {
            throw RefusedException.NotSignedIn();
        }

        var those = string.Join(" or ", DeskRights.RolesOf(right).Select(DeskRights.NameOf));
        throw RefusedException.NotAllowed(
            $"To {DeskRights.WordsOf(right)} asks for the role {those}; {person.Name} is "
            + $"{string.Join(" and ", person.Roles.Select(DeskRights.NameOf))}. Nothing was changed.");
    }

    /// <summary>Keeps for the trail what the request was about. No text of a case may be in it.</summary>
    public void Note(string name, object value) => _notes.Add($"{name}={value}");
}
