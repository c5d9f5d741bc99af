using ImrPredict.Cases;

namespace ImrPredict.Desk.Store.Search;

/// <summary>How many decisions there are of a service, a year (null where not known) and an outcome.</summary>
public sealed record DecisionCell(string Service, int? Year, Outcome Outcome, long Count);
