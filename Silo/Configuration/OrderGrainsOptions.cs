using OrderGrains.Ledger;
using OrderGrains.Notifications;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Configuration;

/// <summary>Everything that can be set under <c>OrderGrains:</c>. Read once, at start.</summary>
public sealed class OrderGrainsOptions
{
    /// <summary>
    /// The folder that holds the embedded store's file and the e-mails written as files. Default: ./data; not empty.
    /// </summary>
    public required string DataPath { get; init; }

    /// <summary>Who may call.</summary>
    public required SecurityOptions Security { get; init; }

    /// <summary>The HTTP front end.</summary>
    public required ApiOptions Api { get; init; }

    /// <summary>The pages and the GraphQL endpoint.</summary>
    public required WebOptions Web { get; init; }

    /// <summary>Where traces and metrics go.</summary>
    public required TelemetryOptions Telemetry { get; init; }

    /// <summary>How grains are run.</summary>
    public required GrainsOptions Grains { get; init; }

    /// <summary>How stores look after their reservations.</summary>
    public required StoreOptions Stores { get; init; }

    /// <summary>How the ledger behaves.</summary>
    public required LedgerOptions Ledger { get; init; }

    /// <summary>Where the ledger keeps its rows.</summary>
    public required StoreLocation Store { get; init; }

    /// <summary>How processes on a shared store find each other.</summary>
    public required ClusterOptions Cluster { get; init; }

    /// <summary>The embedded store's file.</summary>
    public required SqliteStoreOptions Sqlite { get; init; }

    /// <summary>E-mails to customers.</summary>
    public required EmailOptions Email { get; init; }

    /// <summary>Payments of orders.</summary>
    public required PaymentOptions Payments { get; init; }

    /// <summary>Reads every setting; what is wrong is in the reader's errors.</summary>
    public static OrderGrainsOptions Read(SettingsReader settings)
    {
        string dataPath = settings.Text(
            new("DataPath", "Folder of the embedded store's file and of e-mails as files; created at start."),
            "./data");
        var options = new OrderGrainsOptions
        {
            DataPath = dataPath,
            Security = SecurityOptions.Read(settings),
            Api = ApiOptions.Read(settings),
            Web = WebOptions.Read(settings),
            Telemetry = TelemetryOptions.Read(settings),
            Grains = GrainsOptions.Read(settings),
            Stores = StoresSettings.Read(settings),
            Store = StoreLocation.Read(settings),
            Ledger = LedgerSettings.Read(settings),
            Cluster = ClusterOptions.Read(settings),
            Sqlite = SqliteSettings.Read(settings, dataPath),
            Email = EmailSettings.Read(settings),
            Payments = PaymentSettings.Read(settings),
        };
        if (options.Cluster.Role == ClusterRole.Client && !options.Store.IsShared)
        {
            settings.AddError(
                $"{SettingsReader.Root}:Cluster:Role is Client, which needs a shared store: set "
                + $"{SettingsReader.Root}:Ledger:Store");
        }

        return options;
    }
}
