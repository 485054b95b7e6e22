namespace OrderGrains.Runtime;

/// <summary>
/// Which request the running code belongs to, where several run at once. Where only one can, the activation knows it.
/// </summary>
internal static class RequestScope
{
    private static readonly AsyncLocal<GrainCall?> Local = new();

    /// <summary>The request, if it was noted.</summary>
    public static GrainCall? Current
    {
        get => Local.Value;
        set => Local.Value = value;
    }
}
