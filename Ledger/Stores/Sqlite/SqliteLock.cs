namespace OrderGrains.Ledger;

/// <summary>The lock that keeps a second process off the folder; the system drops it with the process.</summary>
internal sealed class SqliteLock : IDisposable
{
    // What the systems call "somebody else has it": EWOULDBLOCK on Linux and macOS, a sharing violation on Windows.
    private static readonly int[] s_heldByAnother = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _file;

    private SqliteLock(FileStream file) => _file = file;

    internal static SqliteLock Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string path = Path.Combine(folder, "ledger.lock");
            return new SqliteLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (s_heldByAnother.Contains(exception.HResult))
        {
            throw new StoreException(
                "store_in_use", $"Another process uses the ledger in {folder}.", retryable: false, inner: exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                "store_unavailable", $"The ledger's folder {folder} cannot be used: {exception.Message}",
                retryable: false, inner: exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
