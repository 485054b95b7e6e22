namespace OrderGrains.LocalCluster.Processes;

/// <summary>Where the programs of a cluster leave their output and their process ids.</summary>
/// <param name="DataFolder">The cluster's data folder.</param>
public sealed record ChildFiles(string DataFolder)
{
    /// <summary>Creates the folders.</summary>
    public void Create()
    {
        Directory.CreateDirectory(Path.Combine(DataFolder, "logs"));
        Directory.CreateDirectory(Path.Combine(DataFolder, "run"));
    }

    /// <summary>What a program prints.</summary>
    public string LogOf(string name) => Path.Combine(DataFolder, "logs", $"{name}.log");

    /// <summary>The process id of a program, while it runs.</summary>
    public string PidOf(string name) => Path.Combine(DataFolder, "run", $"{name}.pid");
}
