namespace ImrPredict.Audit.Checks;

/// <summary>The dates of injury, denial, application, assignment and decision are not in order.</summary>
internal sealed class DatesOutOfOrder : ItemCheck
{
    /// <inheritdoc/>
    public override string? Find(CheckedItem item)
    {
        (string Name, DateOnly? Date)[] dates =
        [
            ("injury", item.Item.InjuryDate), ("utilization review denial", item.Item.UrDenialDate),
            ("application", item.Item.ReceivedDate), ("assignment", item.Item.AssignedDate),
            ("decision", item.Decision.DecisionDate),
        ];
        var known = dates.Where(d => d.Date is not null).ToList();
        var wrong = known.Skip(1).Zip(known, (later, earlier) => (Later: later, Earlier: earlier))
            .FirstOrDefault(p => p.Later.Date < p.Earlier.Date);
        return wrong.Later.Name is null
            ? null
            : $"The date of {wrong.Later.Name} lies before the date of {wrong.Earlier.Name}.";
    }
}
