namespace ImrPredict.CommandLine;

/// <summary>What a command's exit code means.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The arguments are not those of a command.</summary>
    public const int WrongArguments = 1;

    /// <summary>The run cannot go on; one line says why.</summary>
    public const int CannotGoOn = 2;

    /// <summary>Done, but more was rejected than <c>--max-rejects</c> allows.</summary>
    public const int TooManyRejects = 3;

    /// <summary>
    /// Done, but a figure is not what <c>--require</c> or <c>--fail-on</c> demands; or the model to promote has not
    /// won.
    /// </summary>
    public const int NotMet = 4;

    /// <summary>An error of the program itself; a file says where, to be reported.</summary>
    public const int InternalError = 70;

    /// <summary>Interrupted; what was finished is kept.</summary>
    public const int Interrupted = 130;
}
