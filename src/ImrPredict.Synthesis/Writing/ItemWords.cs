namespace ImrPredict.Synthesis.Writing;

/// <summary>How a letter names one disputed service.</summary>
/// <param name="Title">The whole title as printed, without the verdict and its colon.</param>
/// <param name="Short">What is in dispute, for running text.</param>
/// <param name="Noun">The service without dose and number, for running text.</param>
/// <param name="Quantity">The number asked for, for running text; empty where none is.</param>
internal sealed record ItemWords(string Title, string Short, string Noun, string Quantity);
