using System.Globalization;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Bench.Comparison.Systems;

/// <summary>How the product and the floors are started.</summary>
internal static class ProductPlan
{
    /// <summary>The product with its embedded store.</summary>
    /// <param name="program">Its front end.</param>
    /// <param name="folder">Where it keeps its data.</param>
    /// <param name="settings">Further settings.</param>
    public static SystemPlan Of(string program, string folder, params IEnumerable<string> settings)
    {
        Uri address = new($"http://127.0.0.1:{LoopbackPort.Free()}");
        return new SystemPlan
        {
            Address = address,
            HasOutbox = true,
            Database = Path.Combine(folder, "ledger.db"),
            Processes =
            [
                new ProcessPlan
                {
                    Name = "the product",
                    Command =
                    [
                        program, "--urls", address.ToString().TrimEnd('/'), $"--OrderGrains:DataPath={folder}",
                        "--OrderGrains:Email:Sender=Discard", "--OrderGrains:Web:Enabled=false",
                        "--Logging:LogLevel:Default=Warning", .. settings,
                    ],
                    Ready = new Uri(address, "/health/ready"),
                },
            ],
        };
    }

    /// <summary>A floor.</summary>
    public static SystemPlan Floor(string program, string mode, string folder)
    {
        int port = LoopbackPort.Free();
        Uri address = new($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");
        string database = Path.Combine(folder, "floor.db");
        bool stores = mode != Catalogue.Plain;
        return new SystemPlan
        {
            Address = address,
            IsStoring = stores,
            Database = stores ? database : null,
            Processes =
            [
                new ProcessPlan
                {
                    Name = $"the {mode} floor",
                    Command =
                    [
                        program, "--mode", mode, "--port", port.ToString(CultureInfo.InvariantCulture), "--data",
                        database,
                    ],
                    Ready = new Uri(address, "/health/ready"),
                },
            ],
        };
    }
}
