namespace OrderGrains.LocalCluster;

/// <summary>Keeps a data folder for one cluster; the operating system gives it free when the process ends.</summary>
public sealed class DataFolderLock : IDisposable
{
    private readonly FileStream file;

    private DataFolderLock(FileStream file) => this.file = file;

    /// <summary>Creates the folder when it is missing, and takes it.</summary>
    /// <exception cref="ClusterStartException">Another cluster has it, or it cannot be written.</exception>
    public static DataFolderLock Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string path = Path.Combine(folder, "cluster.lock");
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new ClusterStartException($"{folder} cannot be written: {failure.Message}", failure);
        }
        catch (IOException failure)
        {
            throw new ClusterStartException(
                $"{folder} is not free ({failure.Message}): stop the cluster that uses it, or pass --data.", failure);
        }
    }

    /// <summary>Gives the folder free.</summary>
    public void Dispose() => file.Dispose();
}
