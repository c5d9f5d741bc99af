namespace ImrPredict.Audit.Charts.Cusum;

/// <summary>An alarm of a CUSUM; its sum begins again at zero with the next letter.</summary>
/// <param name="From">Place of the letter with which the sum began to grow, from 0: about where the run began.</param>
/// <param name="At">Place of the letter at which the sum passed its limit.</param>
/// <param name="IsUpward">Whether more was overturned than at the unit's level.</param>
/// <param name="Observed">Overturned items from the one to the other.</param>
/// <param name="Expected">What the unit's level lets expect there.</param>
public sealed record CusumAlarm(int From, int At, bool IsUpward, double Observed, double Expected);
