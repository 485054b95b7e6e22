namespace OrderGrains.Tests.Deploy;

/// <summary>Where the sources are.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    internal static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    internal static bool Has(string relative) => File.Exists(Path(relative)) || Directory.Exists(Path(relative));

    private static string Find(DirectoryInfo? folder) =>
        folder is null
            ? throw new InvalidOperationException("There is no OrderGrains.sln above.")
            : folder.GetFiles("OrderGrains.sln").Length > 0 ? folder.FullName : Find(folder.Parent);
}
