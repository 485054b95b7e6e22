namespace OrderGrains.Ledger;

/// <summary>How an update of the control partition ended.</summary>
/// <param name="State">The state that is there now.</param>
/// <param name="IsCommitted">True when the update wrote it; false when there was nothing to change.</param>
/// <param name="SentAt">The clock's time stamp right before the commit was sent.</param>
internal readonly record struct ControlUpdate(ControlState State, bool IsCommitted, long SentAt);
