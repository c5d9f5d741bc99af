namespace ImrPredict.Desk.Access;

/// <summary>Who may sign in: those who have tokens, those whom a single sign-on names, or both.</summary>
/// <param name="Tokens">Those with tokens; null where there are none.</param>
/// <param name="HasSignOn">Whether there is a single sign-on.</param>
internal sealed record Accounts(TokenFile? Tokens, bool HasSignOn)
{
    /// <summary>Whose token it is; null where it is nobody's.</summary>
    public Person? Find(string token) => Tokens?.Find(token);

    /// <summary>
    /// A person who signed in earlier as the person is now; null where the token is another by now, or a name of the
    /// single sign-on is that of a token.
    /// </summary>
    public Person? Now(Person then) => then.TokenHash is null
        ? HasToken(then.Name) ? null : then
        : Tokens?.Now(then);

    /// <summary>Whether somebody with a token has a name.</summary>
    public bool HasToken(string name) => Tokens?.Names(name) == true;
}
