namespace OrderGrains.Tests;

/// <summary>While it lasts, no e-mail can be written: where their folder was is a file.</summary>
internal sealed class MailOutage : IDisposable
{
    private readonly string folder;

    public MailOutage(string folder)
    {
        this.folder = folder;
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        File.WriteAllText(folder, "");
    }

    public void Dispose() => File.Delete(folder);
}
