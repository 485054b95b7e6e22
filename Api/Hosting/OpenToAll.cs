namespace OrderGrains.Api.Hosting;

/// <summary>Marks endpoints that need no key.</summary>
internal sealed class OpenToAll
{
    public static readonly OpenToAll Instance = new();
}
