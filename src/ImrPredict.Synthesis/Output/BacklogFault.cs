namespace ImrPredict.Synthesis.Output;

/// <summary>What is wrong with a row of the backlog.</summary>
internal enum BacklogFault
{
    None = 0,
    NoService,
    NoCaseNumber,
    ImpossibleDate,
    AgeNotANumber,
    CellsMissing,
    Repeated,
}
