using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrderGrains.Ledger;

namespace OrderGrains.Stores;

/// <summary>What every store's grain takes from its host.</summary>
/// <param name="Domain">Which grains commit together.</param>
/// <param name="Time">The clock.</param>
/// <param name="Options">How reservations are looked after.</param>
/// <param name="Loggers">Where logs go.</param>
public sealed record StoreServices(
    ICommitDomain Domain, TimeProvider Time, IOptions<StoreOptions> Options, ILoggerFactory Loggers);
